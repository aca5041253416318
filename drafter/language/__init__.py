"""What is known of written Chinese, used by many stages."""
