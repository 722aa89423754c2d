package org.ibasho.contracts;

/**
 * An event that crosses a boundary. Its wire form is the JSON of the record, described by the JSON Schema that the
 * catalogue names. Within a version fields are only added; anything else is a new version beside it. The records stand
 * in a package per service; a test verifies that the catalogue has each of them.
 */
public interface ContractEvent {

    /**
     * The subject of the event (a UUID): the CloudEvents subject and the Kafka key, so that order is kept per subject.
     */
    String subject();
}
