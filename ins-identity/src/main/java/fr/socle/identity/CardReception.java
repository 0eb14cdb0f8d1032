package fr.socle.identity;

import fr.socle.kernel.Caller;
import org.jspecify.annotations.Nullable;

/// The reception of a structure, to which somebody presents the application carte Vitale: the structure gets a
/// qualified local identity, or qualifies the one it has.
public interface CardReception {

    /// Before the card is read, which can be done once: whether the caller has a structure to file for.
    ///
    /// @param number the local number (IPP); null when it is to be found by the INS, or drawn
    /// @throws fr.socle.kernel.Refused when the caller acts in no structure with a FINESS number, or the number has
    ///     not the form of one
    void requireFiling(Caller by, @Nullable String number);

    /// @throws fr.socle.kernel.Refused also when the number is that of somebody with other traits, or of an identity
    ///     said doubtful, fictitious or merged away
    FiledCard file(Caller by, PresentedCard card, @Nullable String number);
}
