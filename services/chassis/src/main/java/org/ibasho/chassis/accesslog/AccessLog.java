package org.ibasho.chassis.accesslog;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.NewEntry;

/**
 * Logs what a handler is about to show. A handler calls it with everything that its answer shows; when it returns, the
 * entries are committed. If it throws, the request ends with 503 and nothing is shown. Where several sources log what
 * they give to one answer, the handler makes the answer {@link #inOneCommit}.
 *
 * {@snippet :
 * List<StaffMember> everybody = staff.here();
 * accessLog.shown(everybody.stream().map(member -> Access.of(member.id(), "staff", "staffing", FIELDS)).toList());
 * return everybody;
 * }
 */
public final class AccessLog {

    private final EntryWriter writer;
    private final SealedAccess sealed;
    private final Requester requester;
    private final String service;
    private final ScopedValue<CollectedAccesses> collecting = ScopedValue.newInstance();

    AccessLog(EntryWriter writer, SealedAccess sealed, Requester requester, String service) {
        this.writer = writer;
        this.sealed = sealed;
        this.requester = requester;
        this.service = service;
    }

    /**
     * For a command, which is no service.
     *
     * @param who runs it, as the operating system calls them
     */
    public static AccessLog ofCommand(SealedAccess sealed, EntryWriter writer, String who) {
        return new AccessLog(writer, sealed, new Requester.OfCommand(who), "access-log-command");
    }

    /**
     * Logs one person's record that is about to be shown.
     *
     * @throws org.ibasho.chassis.accesslog.entry.AccessLogUnavailable if it can't be logged: it must not be shown
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable the same, because there is no key to seal with
     */
    public void shown(Access access) {
        shown(List.of(access));
    }

    /**
     * Logs the records that are about to be shown: an entry for each person. What this request has logged already is
     * not logged again.
     *
     * @throws org.ibasho.chassis.accesslog.entry.AccessLogUnavailable if they can't be logged: none must be shown
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable the same, because there is no key to seal with
     */
    public void shown(Collection<Access> accesses) {
        if (collecting.isBound()) {
            collecting.get().add(accesses);
        } else {
            write(new CollectedAccesses().add(accesses).all());
        }
    }

    /**
     * Makes an answer, and logs everything that sources log meanwhile in one commit, with one entry for each person and
     * kind of record. When it returns, the entries are committed. If making the answer fails, it logs nothing, for it
     * shows nothing.
     *
     * @throws org.ibasho.chassis.accesslog.entry.AccessLogUnavailable if they can't be logged: the answer is lost
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable the same, because there is no key to seal with
     */
    public <T> T inOneCommit(Supplier<T> answer) {
        if (collecting.isBound()) {
            return answer.get();
        }
        CollectedAccesses collected = new CollectedAccesses();
        T made = ScopedValue.where(collecting, collected).call(answer::get);
        write(collected.all());
        return made;
    }

    private void write(List<Access> accesses) {
        Set<Access> logged = requester.logged();
        List<Access> news = accesses.stream()
                .filter(access -> logged.stream().noneMatch(known -> known.covers(access)))
                .toList();
        String who = requester.who();
        String request = requester.request();
        writer.append(news.stream()
                .map(access -> entry(
                        EntryKind.SHOWN,
                        access.subject(),
                        request,
                        new LoggedAccess(who, service, access.record(), access.fields(), access.purpose())))
                .toList());
        logged.addAll(news);
    }

    /**
     * Logs that somebody is about to be shown the certificate of a person's erasure. Their key is destroyed, so the
     * entry is sealed with another one.
     *
     * @throws org.ibasho.chassis.accesslog.entry.AccessLogUnavailable if it can't be logged
     */
    public void certificateShown(String subject, String record, String purpose) {
        writer.append(List.of(entry(
                EntryKind.CERTIFICATE_SHOWN,
                subject,
                requester.request(),
                new LoggedAccess(requester.who(), service, record, List.of(), purpose))));
    }

    /**
     * Logs that somebody asked for a personal record and is about to be refused.
     *
     * @param subject as the request names it; whether there is such a person is not asked
     * @throws org.ibasho.chassis.accesslog.entry.AccessLogUnavailable if it can't be logged
     */
    public void refused(String subject, String record, String purpose) {
        writer.append(List.of(entry(
                EntryKind.REFUSED,
                subject,
                requester.request(),
                new LoggedAccess(requester.who(), service, record, List.of(), purpose))));
    }

    /** Logs an operator's action: what it was, what it was about, and whose it is. */
    public void operated(String action, String about, String by) {
        writer.append(List.of(entry(
                EntryKind.OPERATED,
                service,
                requester.request(),
                new LoggedAccess(by, service, about, List.of(), action))));
    }

    private NewEntry entry(EntryKind kind, String subject, String request, LoggedAccess access) {
        return new NewEntry(request, subject, kind, sealed.seal(kind, subject, writer.process(), request, access));
    }
}
