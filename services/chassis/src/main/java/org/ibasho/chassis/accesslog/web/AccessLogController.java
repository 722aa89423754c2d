package org.ibasho.chassis.accesslog.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.ibasho.chassis.accesslog.verify.Report;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The operators' API of the access log. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/access-log")
@ConditionalOnProperty("ibasho.access-log.url")
@Tag(name = "operations", description = "For operators: what waits and why, how far behind the service is.")
class AccessLogController {

    private final AccessLogOperations operations;

    AccessLogController(AccessLogOperations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Operation(summary = "How the access log of this side stands, and what this side witnesses of the other one's")
    AccessLogState state() {
        return operations.state();
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Verifies the whole access log of this side",
            description = "Computes the tree from the entries and compares it with all signed and cosigned heads.")
    Report verification() {
        return operations.verify();
    }

    @PostMapping("/alarms/{id}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Says that an operator has looked into an alarm about the other side's log",
            description = "The alarm stays, with who has acknowledged it, when and why. It alarms again if it goes on.")
    void acknowledge(@PathVariable long id, @Valid @RequestBody AcknowledgementBody body, Authentication operator) {
        operations.acknowledge(id, body.reason().strip(), operator.getName());
    }
}
