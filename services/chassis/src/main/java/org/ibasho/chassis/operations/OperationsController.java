package org.ibasho.chassis.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.inbox.ParkedMessageResolution;
import org.ibasho.chassis.inbox.ParkedMessages.ParkedSubject;
import org.ibasho.chassis.journal.OperatorAction;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The operators' API. What was settled is not there a second time, and what is being built is not begun again. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}")
@Tag(name = "operations", description = "For operators: what waits and why, how far behind the service is.")
class OperationsController {

    private final Operations operations;

    OperationsController(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Operation(summary = "How the service stands")
    Overview overview() {
        return operations.overview();
    }

    @GetMapping("/parked")
    @Operation(
            summary = "The subjects that wait because a message about them could not be taken in; never what it says")
    List<ParkedSubject> parked() {
        return operations.allParked();
    }

    @PostMapping("/parked/{id}/retry")
    @Operation(
            summary = "Takes in what waits about a subject, in order, as far as it works",
            description = "What fails again stays parked. ALREADY_SETTLED: somebody else was faster, nothing happened.")
    ParkedMessageResolution retry(@PathVariable long id, Authentication operator) {
        return operations.retry(id, operator.getName());
    }

    @PostMapping("/parked/{id}/discard")
    @Operation(
            summary = "Gives up one message for good, and takes in what waits behind it",
            description = "The message never has its effect here, even if it is sent again. It cannot be taken back.")
    ParkedMessageResolution discard(@PathVariable long id, Authentication operator) {
        return operations.discard(id, operator.getName());
    }

    @PostMapping("/parked-streams/{reader}/{stream}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Has a reader try a parked stream of this service's own events once more",
            description = "The reader takes the stream up where it was left, in order. What fails again stays parked.")
    void retryStream(@PathVariable String reader, @PathVariable UUID stream, Authentication operator) {
        operations.retryStream(reader, stream, operator.getName());
    }

    @PostMapping("/publication")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Has everything published again from the first event on",
            description = "For a Kafka that has lost data. Readers drop what they know; the outbox shows what is left.")
    void publishAgain(Authentication operator) {
        operations.publishAgain(operator.getName());
    }

    @PostMapping("/read-models/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Has a read model built again beside the live one, which it then replaces",
            description = "Readers notice nothing. The overview shows how far it is.")
    void rebuild(@PathVariable String name, Authentication operator) {
        operations.rebuild(name, operator.getName());
    }

    @GetMapping("/actions")
    @Operation(summary = "What operators did, the latest first")
    List<OperatorAction> actions() {
        return operations.history();
    }
}
