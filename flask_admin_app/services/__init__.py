"""What the service does, one idea per file: parse nothing, render nothing, decide by the rules of
`tuokio`, write the change and its log entry in one transaction."""
