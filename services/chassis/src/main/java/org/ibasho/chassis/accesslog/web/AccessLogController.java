package org.ibasho.chassis.accesslog.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ibasho.chassis.accesslog.verify.Report;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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
}
