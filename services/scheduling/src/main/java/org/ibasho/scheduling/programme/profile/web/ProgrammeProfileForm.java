package org.ibasho.scheduling.programme.profile.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TextRule;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * The profile form as typed, including invalid values, so that the page can show them again.
 *
 * @param typed by field name; an unticked checkbox is absent
 */
record ProgrammeProfileForm(Map<String, String> typed) implements TypedForm {

    private static final Set<String> MULTI_LINE = Set.of(
            "introductionJa",
            "introductionEn",
            "observersJa",
            "observersEn",
            "noticesJa",
            "noticesEn",
            "contactJa",
            "contactEn");

    private static final String TICKED = "true";
    private static final int MOST_DIGITS = 4;

    ProgrammeProfileForm {
        typed = Map.copyOf(typed);
    }

    /** The form of an existing profile. */
    static ProgrammeProfileForm of(ProgrammeProfile profile) {
        Map<String, String> typed = new HashMap<>();
        put(typed, "introduction", profile.introduction());
        ProgrammeProfile.Eligibility who = profile.eligibility();
        tick(typed, "persons", who.persons());
        tick(typed, "families", who.families());
        typed.put("baseAge", who.baseAge() == null ? "" : who.baseAge().toString());
        tick(typed, "youngerWelcome", who.youngerWelcome());
        tick(typed, "othersExcluded", who.othersExcluded());
        profile.staffing().forEach((kind, posts) -> posts.forEach(post -> put(typed, kind, post)));
        tick(typed, "admitted", profile.observers().admitted());
        typed.put("permitDays", String.valueOf(profile.observers().permitDays()));
        typed.put("noticeDays", String.valueOf(profile.observers().noticeDays()));
        put(typed, "observers", profile.observers().text());
        typed.put("noticesJa", String.join("\n", profile.notices().ja()));
        typed.put("noticesEn", String.join("\n", profile.notices().en()));
        if (profile.contact() != null) {
            put(typed, "contact", profile.contact().whom());
            typed.put(
                    "contactPhone",
                    profile.contact().phone() == null ? "" : profile.contact().phone());
        }
        return new ProgrammeProfileForm(typed);
    }

    private static void put(Map<String, String> typed, String field, ProgrammeProfile.Text text) {
        typed.put(field + "Ja", text.ja());
        typed.put(field + "En", text.en() == null ? "" : text.en());
    }

    private static void put(Map<String, String> typed, Kind kind, Post post) {
        typed.put(field("needed", kind, post.role()), String.valueOf(post.needed()));
        typed.put(field("most", kind, post.role()), String.valueOf(post.most()));
        if (post.qualification() != null) {
            typed.put(
                    field("qualification", kind, post.role()),
                    post.qualification().name());
        }
    }

    private static void tick(Map<String, String> typed, String field, boolean ticked) {
        if (ticked) {
            typed.put(field, TICKED);
        }
    }

    /** The field name for a post. */
    static String field(String what, Kind kind, StaffRole role) {
        return what + "-" + kind + "-" + role;
    }

    @Override
    public List<Fault> textFaults() {
        return TextRule.faults(typed, MULTI_LINE);
    }

    /** The typed value; empty if there is none. */
    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean has(String field) {
        return TICKED.equals(get(field));
    }

    /**
     * The values of the form.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    ProgrammeProfile read(Programme programme) {
        List<Fault> faults = textFaults();
        ProgrammeProfile profile = new ProgrammeProfile(
                text("introduction", faults),
                new ProgrammeProfile.Eligibility(
                        has("persons"),
                        has("families"),
                        get("baseAge").isBlank() ? null : number("baseAge", faults),
                        has("youngerWelcome"),
                        has("othersExcluded")),
                staffing(programme, faults),
                new ProgrammeProfile.ObserverRule(
                        has("admitted"),
                        number("permitDays", faults),
                        number("noticeDays", faults),
                        text("observers", faults)),
                new ProgrammeProfile.Notices(lines("noticesJa", faults), lines("noticesEn", faults)),
                contact(faults));
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return profile;
    }

    /** Nobody is named while all three fields are empty. */
    private ProgrammeProfile.@Nullable Contact contact(List<Fault> faults) {
        String phone = get("contactPhone").strip();
        if (phone.isEmpty() && get("contactJa").isBlank() && get("contactEn").isBlank()) {
            return null;
        }
        if (!phone.isEmpty() && !phone.matches(ProgrammeProfileBody.PHONE)) {
            faults.add(Fault.at("contactPhone", "not-a-phone-number"));
        }
        return new ProgrammeProfile.Contact(text("contact", faults), phone.isEmpty() ? null : phone);
    }

    private Map<Kind, List<Post>> staffing(Programme programme, List<Fault> faults) {
        Map<Kind, List<Post>> staffing = new EnumMap<>(Kind.class);
        Arrays.stream(Kind.values())
                .filter(kind -> kind.programme() == programme)
                .forEach(kind -> {
                    List<Post> posts = Arrays.stream(StaffRole.values())
                            .filter(role -> !isNobody(get(field("most", kind, role)))
                                    || !isNobody(get(field("needed", kind, role))))
                            .map(role -> post(kind, role, faults))
                            .toList();
                    if (!posts.isEmpty()) {
                        staffing.put(kind, posts);
                    }
                });
        return staffing;
    }

    private static boolean isNobody(String typed) {
        return typed.isBlank() || "0".equals(typed.strip());
    }

    private Post post(Kind kind, StaffRole role, List<Fault> faults) {
        String most = field("most", kind, role);
        String needed = field("needed", kind, role);
        int before = faults.size();
        int seats = number(most, faults);
        int least = get(needed).isBlank() ? 0 : number(needed, faults);
        if (faults.size() == before && least > seats) {
            faults.add(Fault.at(most, "more-needed-than-seats"));
        }
        return new Post(role, least, seats, qualification(field("qualification", kind, role)));
    }

    private @Nullable Qualification qualification(String field) {
        return Arrays.stream(Qualification.values())
                .filter(it -> it.name().equals(get(field)))
                .findAny()
                .orElse(null);
    }

    private int number(String field, List<Fault> faults) {
        String text = get(field).strip();
        if (text.isEmpty()) {
            faults.add(Fault.at(field, "required"));
            return 0;
        }
        if (text.length() > MOST_DIGITS || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            faults.add(Fault.at(field, "not-a-number"));
            return 0;
        }
        return Integer.parseInt(text);
    }

    private ProgrammeProfile.Text text(String field, List<Fault> faults) {
        String ja = get(field + "Ja").strip();
        String en = get(field + "En").strip();
        if (ja.isEmpty()) {
            faults.add(Fault.at(field + "Ja", "required"));
        }
        checkLength(field + "Ja", ja, ProgrammeProfileBody.LONGEST_TEXT, faults);
        checkLength(field + "En", en, ProgrammeProfileBody.LONGEST_TEXT, faults);
        return new ProgrammeProfile.Text(ja, en.isEmpty() ? null : en);
    }

    private List<String> lines(String field, List<Fault> faults) {
        List<String> lines = get(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > ProgrammeProfileBody.MOST_LINES) {
            faults.add(Fault.at(field, "too-many-lines", ProgrammeProfileBody.MOST_LINES));
        }
        lines.stream()
                .filter(line -> line.length() > ProgrammeProfileBody.LONGEST_LINE)
                .findFirst()
                .ifPresent(line -> faults.add(Fault.at(field, "line-too-long", ProgrammeProfileBody.LONGEST_LINE)));
        return lines;
    }

    private static void checkLength(String field, String text, int longest, List<Fault> faults) {
        if (text.length() > longest) {
            faults.add(Fault.at(field, "wrong-length"));
        }
    }
}
