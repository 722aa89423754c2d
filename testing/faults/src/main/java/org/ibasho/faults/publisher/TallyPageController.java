package org.ibasho.faults.publisher;

import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page of a tally, from the read model. */
@RestController
class TallyPageController {

    private final JdbcClient jdbc;

    TallyPageController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/tallies/{streamId}")
    ResponseEntity<Page> page(@PathVariable String streamId) {
        return ResponseEntity.of(jdbc.sql("select total, additions from tally where id = ?")
                .param(streamId)
                .query(Page.class)
                .optional());
    }

    /** The content of the page. */
    record Page(long total, long additions) {}
}
