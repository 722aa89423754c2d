package org.ibasho.local.loader.year;

import org.ibasho.local.loader.word.Door;
import org.ibasho.local.loader.word.Visit;
import org.ibasho.local.loader.word.Who;

/** How many came like this. */
public record Count(Who who, Visit visit, Door door, int number) {}
