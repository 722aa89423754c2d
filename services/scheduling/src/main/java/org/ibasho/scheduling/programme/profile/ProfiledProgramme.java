package org.ibasho.scheduling.programme.profile;

import org.ibasho.scheduling.programme.Programme;

/**
 * A programme with its profile.
 *
 * @param version the sequence number of the last event; -1 while the profile is the one that the system came with
 */
public record ProfiledProgramme(Programme programme, ProgrammeProfile profile, long version) {}
