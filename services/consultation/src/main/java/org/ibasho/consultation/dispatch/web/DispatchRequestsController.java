package org.ibasho.consultation.dispatch.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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

    DispatchRequestsController(DispatchRequests requests) {
        this.requests = requests;
    }

    @GetMapping
    RequestsView current(@RequestParam(required = false) DispatchRequest.@Nullable State state) {
        return new RequestsView(requests.current().stream()
                .filter(request -> state == null || request.state() == state)
                .map(RequestView::of)
                .toList());
    }

    @GetMapping("/{gatheringId}")
    RequestView one(@PathVariable UUID gatheringId) {
        return requests.find(gatheringId.toString())
                .map(RequestView::of)
                .orElseThrow(() -> new NotFound("dispatch-not-found"));
    }

    /** The requests, future ones first. */
    record RequestsView(List<RequestView> dispatches) {}

    /** A request in the API. */
    record RequestView(
            String gatheringId,
            String programme,
            String kind,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            VenueView venue,
            List<String> doors,
            DispatchRequest.State state,
            @Nullable String counsellor,
            @Nullable String reason,
            @Nullable OffsetDateTime answerBy) {

        static RequestView of(DispatchRequest request) {
            return new RequestView(
                    request.gatheringId(),
                    request.programme(),
                    request.kind(),
                    Tokyo.time(request.startsAt()),
                    Tokyo.time(request.endsAt()),
                    new VenueView(request.venue(), request.town()),
                    request.doors(),
                    request.state(),
                    request.counsellor(),
                    request.reason(),
                    request.answerBy() == null ? null : Tokyo.time(request.answerBy()));
        }
    }

    record VenueView(String name, String town) {}
}
