package org.ibasho.scheduling.venue.web;

import java.util.List;
import org.ibasho.scheduling.venue.Venue;
import org.ibasho.scheduling.venue.Venues;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.MultiLine;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/** The venue form as typed, including texts that are too long, so that the page can show them again. */
public record VenueForm(
        @Nullable String reading,
        @Nullable String address,
        @MultiLine @Nullable String access,
        @MultiLine @Nullable String lookIn,
        @MultiLine @Nullable String barriers)
        implements TypedForm {

    static final int LONGEST_LINE = Venues.LONGEST_LINE;
    static final int LONGEST_TEXT = 1000;

    static VenueForm of(Venue.Description said) {
        return new VenueForm(said.reading(), said.address(), said.access(), said.lookIn(), said.barriers());
    }

    /**
     * The values of the form.
     *
     * @throws InputRejected with a fault for every text that is too long
     */
    Venue.Description read() {
        List<Fault> faults = textFaults();
        Venue.Description said = new Venue.Description(
                text("reading", reading, LONGEST_LINE, faults),
                text("address", address, LONGEST_LINE, faults),
                text("access", access, LONGEST_TEXT, faults),
                text("lookIn", lookIn, LONGEST_TEXT, faults),
                text("barriers", barriers, LONGEST_TEXT, faults));
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return said;
    }

    /** A browser sends line breaks as two characters but counts one. */
    private static @Nullable String text(String field, @Nullable String typed, int longest, List<Fault> faults) {
        if (typed == null) {
            return null;
        }
        String text = typed.replace("\r\n", "\n").strip();
        if (text.length() > longest) {
            faults.add(Fault.at(field, "too-long", longest));
        }
        return text;
    }
}
