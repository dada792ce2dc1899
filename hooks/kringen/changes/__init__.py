"""What a proposed version of the files changes for visitors, in Dutch sentences: two snapshots in, sentences out."""
