package org.ibasho.consultation.dispatch.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.dispatch.DispatchReads;
import org.ibasho.consultation.dispatch.DispatchRequest;
import org.ibasho.consultation.dispatch.DispatchRequests;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API of requests: the current ones, and a single one. */
@RestController
@RequestMapping("/api/dispatches")
class DispatchRequestsController {

    private final DispatchRequests requests;
    private final DispatchReads reads;

    DispatchRequestsController(DispatchRequests requests, DispatchReads reads) {
        this.requests = requests;
        this.reads = reads;
    }

    @GetMapping
    RequestsView current(@RequestParam(required = false) DispatchRequest.@Nullable State state) {
        List<DispatchRequest> asked = requests.current().stream()
                .filter(request -> state == null || request.state() == state)
                .toList();
        Map<String, Counsellor> coming = reads.shown(asked, List.of());
        return new RequestsView(
                asked.stream().map(request -> RequestView.of(request, coming)).toList());
    }

    @GetMapping("/{gatheringId}")
    RequestView one(@PathVariable UUID gatheringId) {
        DispatchRequest request =
                requests.find(gatheringId.toString()).orElseThrow(() -> new NotFound("dispatch-not-found"));
        return RequestView.of(request, reads.shown(List.of(request), List.of()));
    }

    /** The requests, future ones first. */
    record RequestsView(List<RequestView> dispatches) {}

    /**
     * A request in the API.
     *
     * @param counsellor the name of the counsellor who comes, from the list of counsellors
     */
    record RequestView(
            String gatheringId,
            String programme,
            String kind,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            VenueView venue,
            List<String> doors,
            DispatchRequest.State state,
            @Nullable String counsellorId,
            @Nullable String counsellor,
            @Nullable String reason,
            @Nullable OffsetDateTime answerBy) {

        static RequestView of(DispatchRequest request, Map<String, Counsellor> coming) {
            Counsellor counsellor = coming.get(request.counsellorId());
            return new RequestView(
                    request.gatheringId(),
                    request.programme(),
                    request.kind(),
                    Tokyo.time(request.startsAt()),
                    Tokyo.time(request.endsAt()),
                    new VenueView(request.venue(), request.town()),
                    request.doors(),
                    request.state(),
                    request.counsellorId(),
                    counsellor == null ? null : counsellor.name(),
                    request.reason(),
                    request.answerBy() == null ? null : Tokyo.time(request.answerBy()));
        }
    }

    record VenueView(String name, String town) {}
}
