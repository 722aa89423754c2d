package org.ibasho.scheduling.gathering.web;

import java.util.Arrays;
import java.util.List;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.PlanBody.DetailsRequest;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * The part of a form for the details of a gathering, as typed. The whole form reports forbidden characters.
 *
 * @param tables separated by 、 or a comma
 */
record DetailsForm(
        @Nullable String tables,
        @Nullable String capacity,
        @Nullable String meetingPoint,
        @Nullable String gear,
        @Nullable String rainRule)
        implements TypedForm {

    static final DetailsForm EMPTY = new DetailsForm(null, null, null, null, null);

    private static final int MOST_TABLES = 6;
    private static final int LONGEST_TABLE = 30;
    private static final int LONGEST = 200;
    private static final int LARGEST = 500;

    static DetailsForm of(Details details) {
        return new DetailsForm(
                String.join("、", details.tables()),
                details.capacity() == null ? null : details.capacity().toString(),
                details.meetingPoint(),
                details.gear(),
                details.rainRule());
    }

    /** Whether any field has input, so that the page shows the section open. */
    public boolean isFilled() {
        return !(blank(tables) && blank(capacity) && blank(meetingPoint) && blank(gear) && blank(rainRule));
    }

    DetailsRequest read(List<Fault> faults) {
        checkLength("details.meetingPoint", meetingPoint, faults);
        checkLength("details.gear", gear, faults);
        checkLength("details.rainRule", rainRule, faults);
        return new DetailsRequest(readTables(faults), readCapacity(faults), meetingPoint, gear, rainRule);
    }

    private List<String> readTables(List<Fault> faults) {
        List<String> names = Arrays.stream((tables == null ? "" : tables).split("[、,，]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.size() > MOST_TABLES || names.stream().anyMatch(name -> name.length() > LONGEST_TABLE)) {
            faults.add(Fault.at("details.tables", "too-many-tables", MOST_TABLES, LONGEST_TABLE));
        }
        return names;
    }

    private @Nullable Integer readCapacity(List<Fault> faults) {
        if (capacity == null || capacity.isBlank()) {
            return null;
        }
        try {
            int people = Integer.parseInt(capacity.strip());
            if (people >= 1 && people <= LARGEST) {
                return people;
            }
        } catch (NumberFormatException noNumber) {
            // reported below
        }
        faults.add(Fault.at("details.capacity", "no-capacity", LARGEST));
        return null;
    }

    private static void checkLength(String field, @Nullable String typed, List<Fault> faults) {
        if (typed != null && typed.strip().length() > LONGEST) {
            faults.add(Fault.at(field, "wrong-length"));
        }
    }

    private static boolean blank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }
}
