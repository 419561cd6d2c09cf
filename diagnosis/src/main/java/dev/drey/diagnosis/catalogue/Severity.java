package dev.drey.diagnosis.catalogue;

/** How much a finding matters. */
public enum Severity {
    /** Something that could go wrong, or has gone wrong once and is over. */
    NOTICE,
    /** Something goes wrong. */
    WARNING,
    /** The job does not do its work, or loses data. */
    CRITICAL
}
