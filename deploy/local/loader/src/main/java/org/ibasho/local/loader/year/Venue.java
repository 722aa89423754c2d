package org.ibasho.local.loader.year;

/** A public meeting place: the building and the municipality. */
public record Venue(String name, String town) {}
