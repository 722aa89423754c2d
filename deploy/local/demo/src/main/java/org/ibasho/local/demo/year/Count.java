package org.ibasho.local.demo.year;

import org.ibasho.local.demo.vocabulary.Entrance;
import org.ibasho.local.demo.vocabulary.Visit;
import org.ibasho.local.demo.vocabulary.Who;

/** How many came like this. */
public record Count(Who who, Visit visit, Entrance door, int number) {}
