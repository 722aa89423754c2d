package org.ibasho.scheduling.venue.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.ibasho.scheduling.venue.Venue;
import org.ibasho.web.text.MultiLine;
import org.jspecify.annotations.Nullable;

/**
 * The request body with the description of a venue; all of it is public.
 *
 * @param name the building's name as gatherings write it
 * @param town the municipality's name as gatherings write it
 * @param reading the reading of its name in kana
 */
record VenueBody(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 50) String town,
        @Size(max = VenueForm.LONGEST_LINE) @Nullable String reading,
        @Size(max = VenueForm.LONGEST_LINE) @Nullable String address,

        @Size(max = VenueForm.LONGEST_TEXT) @MultiLine @Nullable
        String access,

        @Size(max = VenueForm.LONGEST_TEXT) @MultiLine @Nullable
        String lookIn,

        @Size(max = VenueForm.LONGEST_TEXT) @MultiLine @Nullable
        String barriers) {

    Venue.Description description() {
        return new Venue.Description(reading, address, access, lookIn, barriers);
    }
}
