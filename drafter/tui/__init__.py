"""The drafting desk: a face that asks the pipeline and shows the answer."""
