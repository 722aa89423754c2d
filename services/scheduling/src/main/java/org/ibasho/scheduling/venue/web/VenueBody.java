package org.ibasho.scheduling.venue.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.ibasho.scheduling.venue.Venue;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a place, in plain text; all of it is shown to the public.
 *
 * @param name the building, as gatherings name it
 * @param town the municipality, as gatherings name it
 * @param reading how its name is read, in kana
 */
record VenueBody(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 50) String town,
        @Size(max = VenueForm.LONGEST_LINE) @Nullable String reading,
        @Size(max = VenueForm.LONGEST_LINE) @Nullable String address,
        @Size(max = VenueForm.LONGEST_TEXT) @Nullable String access,
        @Size(max = VenueForm.LONGEST_TEXT) @Nullable String lookIn,
        @Size(max = VenueForm.LONGEST_TEXT) @Nullable String barriers) {

    Venue.Description description() {
        return new Venue.Description(reading, address, access, lookIn, barriers);
    }
}
