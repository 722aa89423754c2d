package org.ibasho.scheduling.programme.profile;

import org.ibasho.scheduling.programme.Programme;

/**
 * A programme with its profile.
 *
 * @param version the sequence number of the last event; -1 while the initial profile applies
 */
public record ProfiledProgramme(Programme programme, ProgrammeProfile profile, long version) {}
