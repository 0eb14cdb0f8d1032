package fr.socle.espacesante.web;

import fr.socle.kernel.Caller;
import fr.socle.mssante.Mailboxes;
import fr.socle.mssante.MessageId;
import fr.socle.mssante.MessagePosition;
import fr.socle.mssante.MessageSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The mailbox of the citizen.
@Controller
class MessagesController {

    private static final int PAGE = 20;

    private final Mailboxes mailboxes;

    MessagesController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @GetMapping("/mon-espace-sante/messages")
    String list(
            Caller.Citizen me, @RequestParam(name = "suite", required = false) @Nullable String after, Model model) {
        var search = new MessageSearch(null, null, after == null ? null : MessagePosition.decode(after), PAGE);
        model.addAttribute("page", mailboxes.search(me, me.patient(), search));
        return "espacesante/messages";
    }

    @GetMapping("/mon-espace-sante/messages/{id}")
    String open(Caller.Citizen me, @PathVariable String id, Model model) {
        model.addAttribute("message", mailboxes.read(me, me.patient(), MessageId.parse(id)));
        return "espacesante/message";
    }
}
