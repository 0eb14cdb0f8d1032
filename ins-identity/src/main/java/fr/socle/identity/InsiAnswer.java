package fr.socle.identity;

/// What INSi answers. Several people never come with names: the asker narrows the question.
public sealed interface InsiAnswer {

    String code();

    /// The label of the code, in the spelling of the téléservice.
    String label();

    record Found(CertifiedPerson person) implements InsiAnswer {
        @Override
        public String code() {
            return "00";
        }

        @Override
        public String label() {
            return "OK";
        }
    }

    record Nobody() implements InsiAnswer {
        @Override
        public String code() {
            return "01";
        }

        @Override
        public String label() {
            return "Aucune identite trouvee";
        }
    }

    record Several() implements InsiAnswer {
        @Override
        public String code() {
            return "02";
        }

        @Override
        public String label() {
            return "Plusieurs identites trouvees";
        }
    }
}
