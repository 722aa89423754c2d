package org.ibasho.scheduling.staffing.staff.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.staff.StaffBody;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * The staff form as typed, including invalid values, so that the page can show them again.
 *
 * @param held the names of the ticked qualifications
 * @param until the last day by qualification; empty if it does not expire
 */
record StaffForm(String nickname, List<String> roles, List<String> held, Map<String, String> until)
        implements TypedForm {

    private static final int LONGEST_NICKNAME = 30;

    static final StaffForm EMPTY = new StaffForm("", List.of(), List.of(), Map.of());

    /** The form of an existing staff member. */
    static StaffForm of(StaffMember member) {
        Map<String, String> until = new HashMap<>();
        member.qualifications()
                .forEach(it -> until.put(
                        it.qualification().name(),
                        it.validUntil() == null ? "" : it.validUntil().toString()));
        return new StaffForm(
                member.nickname(),
                member.roles().stream().map(Enum::name).toList(),
                member.qualifications().stream()
                        .map(it -> it.qualification().name())
                        .toList(),
                until);
    }

    /** The form as a browser sent it. */
    static StaffForm of(Map<String, List<String>> sent) {
        return new StaffForm(
                sent.getOrDefault("nickname", List.of("")).getFirst(),
                sent.getOrDefault("roles", List.of()),
                sent.getOrDefault("held", List.of()),
                Arrays.stream(Qualification.values())
                        .collect(Collectors.toMap(
                                Enum::name,
                                it -> sent.getOrDefault("until-" + it, List.of(""))
                                        .getFirst())));
    }

    public boolean has(StaffRole role) {
        return roles.contains(role.name());
    }

    public boolean has(Qualification qualification) {
        return held.contains(qualification.name());
    }

    public @Nullable String until(Qualification qualification) {
        return until.get(qualification.name());
    }

    /**
     * The values of the form.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    StaffBody read() {
        List<Fault> faults = textFaults();
        if (nickname.isBlank()) {
            faults.add(Fault.at("nickname", "required"));
        } else if (nickname.strip().length() > LONGEST_NICKNAME) {
            faults.add(Fault.at("nickname", "wrong-length"));
        }
        List<StaffRole> readRoles =
                Arrays.stream(StaffRole.values()).filter(this::has).toList();
        if (readRoles.isEmpty()) {
            faults.add(Fault.at("roles", "no-staff-role"));
        }
        List<StaffBody.HeldRequest> readHeld = Arrays.stream(Qualification.values())
                .filter(this::has)
                .map(it -> new StaffBody.HeldRequest(it, lastDay(it, faults)))
                .toList();
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new StaffBody(nickname.strip(), readRoles, readHeld);
    }

    private @Nullable LocalDate lastDay(Qualification qualification, List<Fault> faults) {
        String typed = until(qualification);
        return typed == null || typed.isBlank() ? null : day("until-" + qualification, typed, faults);
    }

    static @Nullable LocalDate day(String field, String typed, List<Fault> faults) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException noSuchDay) {
            faults.add(Fault.at(field, "invalid-date"));
            return null;
        }
    }
}
