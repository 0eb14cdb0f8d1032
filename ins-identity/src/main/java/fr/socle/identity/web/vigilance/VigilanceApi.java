package fr.socle.identity.web.vigilance;

import fr.socle.identity.vigilance.LeftUnderIdentity;
import fr.socle.identity.vigilance.Recalls;
import fr.socle.identity.vigilance.Withdrawals;
import fr.socle.identity.vigilance.WorkItem.Decision;
import fr.socle.identity.vigilance.WorkingOff;
import fr.socle.identity.vigilance.WorkingOff.Choice;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Identitovigilance for software: the list of the structure of the token, or the national one with the scope `admin`.
@RestController
@RequestMapping("/api/identity")
class VigilanceApi {

    private final Cell cell;
    private final WorkingOff work;
    private final LeftUnderIdentity left;
    private final Notices notices;

    VigilanceApi(Cell cell, WorkingOff work, LeftUnderIdentity left, Notices notices) {
        this.cell = cell;
        this.work = work;
        this.left = left;
        this.notices = notices;
    }

    @GetMapping("/work-items")
    List<ItemView> items(Caller caller, @RequestParam(defaultValue = "false") boolean decided) {
        return cell.items(caller, decided);
    }

    @PostMapping("/work-items/{id}/claim")
    ItemView claim(Caller caller, @PathVariable UUID id) {
        work.claim(caller, id);
        return cell.item(caller, id);
    }

    @PostMapping("/work-items/{id}/decision")
    ItemView decide(Caller caller, @PathVariable UUID id, @RequestBody DecisionBody body) {
        var survivor = body.survivor();
        work.decide(
                caller,
                id,
                body.decision(),
                new Choice(
                        survivor == null ? null : new PatientId(survivor), body.reason() == null ? "" : body.reason()));
        return cell.item(caller, id);
    }

    @GetMapping("/merges")
    List<Cell.MergeView> merges(Caller caller) {
        return cell.merges(caller);
    }

    @GetMapping("/patients/{patient}/left")
    List<LeftView> left(Caller caller, @PathVariable String patient) {
        return left.report(caller, PatientId.parse(patient)).stream()
                .map(LeftView::of)
                .toList();
    }

    @PostMapping("/patients/{patient}/left/{thing}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(Caller caller, @PathVariable String patient, @PathVariable UUID thing, @RequestBody SettledBody body) {
        left.settle(
                caller, PatientId.parse(patient), thing, body.outcome(), body.reason() == null ? "" : body.reason());
    }

    @PostMapping("/patients/{patient}/ins-withdrawal")
    @ResponseStatus(HttpStatus.CREATED)
    WithdrawalView withdraw(Caller caller, @PathVariable String patient, @RequestBody ReasonBody body) {
        var reason = body.reason() == null ? "" : body.reason();
        return new WithdrawalView(notices.withdraw(caller, PatientId.parse(patient), reason));
    }

    @GetMapping("/withdrawals")
    List<Withdrawals.Notice> withdrawals(Caller caller) {
        return notices.of(caller);
    }

    @PostMapping("/withdrawals/{withdrawal}/{file}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(Caller caller, @PathVariable UUID withdrawal, @PathVariable String file) {
        notices.acknowledge(caller, withdrawal, PatientId.parse(file));
    }

    /// The national sweep. Answers how many doubts are new.
    @PostMapping("/detection")
    FoundView sweep(Caller caller) {
        return new FoundView(notices.sweep(caller));
    }

    record DecisionBody(
            Decision decision,
            @Nullable UUID survivor,
            @Nullable String reason) {}

    record SettledBody(Recalls.Outcome outcome, @Nullable String reason) {}

    record ReasonBody(@Nullable String reason) {}

    record WithdrawalView(UUID withdrawal) {}

    record FoundView(int found) {}

    record LeftView(
            String kind,
            UUID id,
            String label,
            Instant at,
            @Nullable String sentTo,
            String recall,
            Recalls.@Nullable Settled settled) {

        static LeftView of(LeftUnderIdentity.Left it) {
            var held = it.held();
            return new LeftView(
                    held.kind().name(),
                    held.id(),
                    held.label(),
                    held.at(),
                    held.sentTo(),
                    it.recall().name(),
                    it.settled());
        }
    }
}
