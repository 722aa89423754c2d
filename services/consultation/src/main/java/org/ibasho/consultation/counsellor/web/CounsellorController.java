package org.ibasho.consultation.counsellor.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.CounsellorBody;
import org.ibasho.consultation.counsellor.CounsellorReads;
import org.ibasho.consultation.counsellor.CounsellorReads.Purpose;
import org.ibasho.consultation.counsellor.Counsellors;
import org.ibasho.consultation.counsellor.Qualification;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API for counsellors: the list of those who work at the centre, and for the coordinator all the rest. */
@RestController
@RequestMapping("/api/counsellors")
class CounsellorController {

    private final Counsellors counsellors;
    private final CounsellorReads reads;

    CounsellorController(Counsellors counsellors, CounsellorReads reads) {
        this.counsellors = counsellors;
        this.reads = reads;
    }

    @GetMapping
    ListView here() {
        return new ListView(reads.inFull(counsellors.here(), Purpose.COUNSELLOR_LIST).stream()
                .map(ColleagueView::of)
                .toList());
    }

    @GetMapping("/{id}")
    CounsellorView one(@PathVariable UUID id) {
        Counsellor counsellor = counsellors.find(id.toString()).orElseThrow(() -> new NotFound("counsellor-not-found"));
        return CounsellorView.of(reads.withLogins(counsellor, Purpose.COUNSELLOR_LIST));
    }

    @PostMapping
    ResponseEntity<Void> register(@Valid @RequestBody CounsellorBody who, IdempotencyKey key) {
        Receipt receipt = counsellors.register(who, key);
        return ResponseEntity.created(URI.create("/api/counsellors/" + receipt.streamId()))
                .build();
    }

    @PostMapping("/{id}/description")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID id, @Valid @RequestBody CounsellorBody who, IdempotencyKey key) {
        counsellors.change(id.toString(), who, key);
    }

    @PostMapping("/{id}/departure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable UUID id, IdempotencyKey key) {
        counsellors.leave(id.toString(), key);
    }

    @PostMapping("/{id}/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable UUID id, IdempotencyKey key) {
        counsellors.erase(id.toString(), key);
    }

    /** The certificate of their erasure: its time, and when the last copy of their key became worthless. */
    @GetMapping("/{id}/erasure")
    Erasures.Certificate certificate(@PathVariable UUID id) {
        Erasures.Certificate certificate =
                counsellors.certificate(id.toString()).orElseThrow(() -> new NotFound("counsellor-not-erased"));
        reads.certificate(certificate.subject());
        return certificate;
    }

    /** The counsellors, by name. */
    record ListView(List<ColleagueView> counsellors) {}

    /** A counsellor as the others see them. */
    record ColleagueView(String id, String name, List<Qualification> qualifications) {

        static ColleagueView of(Counsellor it) {
            return new ColleagueView(it.id(), it.name(), it.qualifications());
        }
    }

    /**
     * A counsellor as the coordinator sees them.
     *
     * @param logins the ids of the logins that they use
     */
    record CounsellorView(
            String id, String name, Counsellor.Status status, List<Qualification> qualifications, List<String> logins) {

        static CounsellorView of(Counsellor it) {
            return new CounsellorView(it.id(), it.name(), it.status(), it.qualifications(), it.currentLogins());
        }
    }
}
