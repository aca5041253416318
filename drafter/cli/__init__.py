"""The command line: asks the pipeline and shows the answer."""
