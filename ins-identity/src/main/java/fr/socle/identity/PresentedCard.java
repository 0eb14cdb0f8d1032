package fr.socle.identity;

/// What a person presents with the application carte Vitale: an INS and its five traits, which the card has from INSi.
/// Whoever speaks to the card checks that it is one, and hands this on.
public record PresentedCard(Ins ins, Traits traits) {

    @Override
    public String toString() {
        return "PresentedCard[•••]";
    }
}
