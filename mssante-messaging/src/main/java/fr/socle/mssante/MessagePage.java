package fr.socle.mssante;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some messages of a mailbox, newest first.
///
/// @param next where the following page begins, null when there is none
public record MessagePage(
        List<MessageView> messages, @Nullable MessagePosition next) {

    public MessagePage {
        messages = List.copyOf(messages);
    }
}
