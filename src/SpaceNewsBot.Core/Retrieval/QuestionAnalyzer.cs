using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Reads a question: what it asks for, of whom, and which words an answer has to meet.</summary>
internal static class QuestionAnalyzer
{
    public static QuestionAnalysis Analyze(string question)
    {
        var sentence = new Sentence(question, new TextSpan(0, question.Length));
        var tokens = sentence.Tokens;
        var wh = FindQuestionWord(tokens);
        var opening = OpeningOf(sentence);
        var overview = OverviewReader.Read(sentence);
        var (kind, asked) = QuestionKindReader.Read(sentence, wh, opening, isOverview: overview is not null);
        var (roles, sayer) = QuestionRoleReader.Read(sentence, wh, opening, asked, kind);
        return new QuestionAnalysis(
            sentence,
            kind,
            AlsoAsked(tokens, wh),
            QuestionUnitReader.Read(sentence, asked, roles, kind),
            roles,
            sayer,
            asked.Count > 0 ? tokens[asked.End - 1].Stem : null,
            roles is not null && VerbFinder.IsNegated(sentence, roles.Verb),
            DateFinder.FindDates(sentence))
        {
            Overview = overview,
        };
    }

    private static int FindQuestionWord(Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (IsQuestionWord(tokens[i].Word) && (i == 0 || tokens[i].Shape != TokenShape.AllCapitals))
            {
                return i;
            }
        }

        return -1;
    }

    // "According to the letter, do …": the question begins behind the comma.
    private static int OpeningOf(Sentence sentence)
    {
        if (sentence.Tokens.Length > 0 && sentence.Tokens[0].Word is "according" or "in" or "so" or "ok" or "hey" or "hi" or "and" or "but" or "well")
        {
            for (var i = 1; i < Math.Min(10, sentence.Tokens.Length); i++)
            {
                if (sentence.Before(i).Contains(',') || (i == 1 && StopWords.Auxiliaries.Contains(sentence.Tokens[i].Word)))
                {
                    return i;
                }
            }
        }

        return 0;
    }

    private static bool IsQuestionWord(string word) =>
        word is "who" or "whom" or "whose" or "what" or "which" or "where" or "when" or "why" or "how" or "who's" or "what's" or "where's" or "when's";

    private static List<QuestionKind> AlsoAsked(Token[] tokens, int wh)
    {
        var also = new List<QuestionKind>();
        for (var i = wh + 1; wh >= 0 && i < tokens.Length; i++)
        {
            QuestionKind? kind = tokens[i].Word switch
            {
                "why" => QuestionKind.Why,
                "when" => QuestionKind.When,
                "where" => QuestionKind.Where,
                _ => null,
            };

            // Only where it is coordinated ("and why"); elsewhere it opens a clause of the question.
            if (kind is { } asked && (tokens[i - 1].Word is "and" or "or" || i == tokens.Length - 1) && !also.Contains(asked))
            {
                also.Add(asked);
            }
        }

        return also;
    }
}
