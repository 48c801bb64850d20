using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Writes a follow-up out ("why?", "and ESA?", "when did they do that?") with the words of the question before it.</summary>
internal static class FollowUps
{
    /// <summary>The question as it is to be understood; unchanged when it stands alone or nothing came before it.</summary>
    public static string WriteOut(string question, string? previous)
    {
        if (string.IsNullOrWhiteSpace(previous))
        {
            return question;
        }

        var tokens = Tokenizer.Tokenize(question);
        if (tokens.Length == 0)
        {
            return question;
        }

        var before = QuestionAnalyzer.Analyze(previous);
        return BareQuestionWord(tokens) is { } word ? AskOf(word, before, previous)
            : OtherParty(question, tokens) is { } party ? WithParty(before, previous, party)
            : WithPronoun(question, tokens, before) ?? question;
    }

    // "why?", "and when?", "since when?", "how come?", "why not?", "why is that?", "why did they do that?"
    private static string? BareQuestionWord(Token[] tokens)
    {
        var words = tokens.Select(t => t.Word).SkipWhile(w => w is "and" or "but" or "so" or "ok" or "okay" or "then").ToArray();
        if (words.Length == 0)
        {
            return null;
        }

        if (words[0] == "who" && words.Length > 1 && words is not ["who", "exactly" or "then" or "though"])
        {
            // "Who is she?" asks about somebody, not for the party of the question before.
            return null;
        }

        if (words.Length <= 4 && words.Any(w => w is "what" or "which"))
        {
            // "On what day?", "in which country?", "what for?"
            return words[^1] switch
            {
                "day" or "date" or "year" or "month" or "time" => "when",
                "country" or "place" or "city" or "town" => "where",
                "for" or "reason" => "why",
                _ => null,
            };
        }

        var isBare = words[0] is "why" or "when" or "where" or "who" or "how"
            && words.Skip(1).All(w => w is "not" or "is" or "was" or "that" or "so" or "come" or "exactly" or "then" or "it" or "this" or "though" or "did" or "they" or "he" or "she" or "do" or "happen" or "happened");
        return isBare ? words[0] : words is ["since", "when"] ? "when" : words is ["how", "come"] ? "why" : null;
    }

    private static string AskOf(string word, QuestionAnalysis before, string previous)
    {
        var tokens = before.Sentence.Tokens;
        if (before.Kind == QuestionKind.Overview)
        {
            return previous;
        }

        var capital = char.ToUpperInvariant(word[0]) + word[1..];
        var auxiliary = Array.FindIndex(tokens, t => StopWords.Auxiliaries.Contains(t.Word));
        if (auxiliary >= 0 && before.Roles is not { Agent: null, IsPassive: false })
        {
            return $"{capital} {previous[tokens[auxiliary].Start..]}";
        }

        if (before.Roles is { } roles)
        {
            // "Who suspended the mission?" asks next: why was the mission suspended?
            return roles.Patient is { } patient
                ? $"{capital} was {before.Sentence.TextOf(patient.First, patient.End)} {tokens[roles.Verb].Word}?"
                : $"{capital} {previous[tokens[roles.Verb].Start..]}";
        }

        return $"{capital} {previous}";
    }

    // "and ESA?", "what about OneWeb?", "how about the Canadians?": the party, as written.
    private static string? OtherParty(string question, Token[] tokens)
    {
        var first = tokens switch
        {
            [{ Word: "what" or "how" }, { Word: "about" }, ..] => 2,
            [{ Word: "and" }, { Word: "what" or "how" }, { Word: "about" }, ..] => 3,
            [{ Word: "and" or "or" }, ..] => 1,
            _ => tokens.Length,
        };
        if (first >= tokens.Length || tokens.Length - first > 5 || tokens[first..].Any(t => StopWords.Auxiliaries.Contains(t.Word)) || tokens[first].Word is "why" or "when" or "where" or "who" or "how" or "what")
        {
            return null;
        }

        return question[tokens[first].Start..tokens[^1].End];
    }

    private static string WithParty(QuestionAnalysis before, string previous, string party)
    {
        var tokens = before.Sentence.Tokens;
        if (before.Kind == QuestionKind.Overview)
        {
            return before.Overview is { Actor: not null, Action: null } ? $"What did {party} do?" : $"What did {party} suspend, and why?";
        }

        // The party that acts is replaced first; without one, the first name.
        var replaced = before.Roles?.Agent is { } agent ? agent
            : before.Units.FirstOrDefault(u => u.IsName) is { } name ? name.Tokens
            : (TokenRange?)null;
        if (replaced is { } range)
        {
            return previous[..tokens[range.First].Start] + party + previous[tokens[range.End - 1].End..];
        }

        return before.Roles is { Agent: null, IsPassive: false } asked
            ? $"What did {party} {tokens[asked.Verb].Word}?"
            : $"{previous.TrimEnd('?', ' ')} {party}?";
    }

    // "Why did he do it?": a pronoun, and no name of its own: the party of the question before is meant.
    private static string? WithPronoun(string question, Token[] tokens, QuestionAnalysis before)
    {
        var pronoun = Array.FindIndex(tokens, t => t.Word is "he" or "she" or "they" or "him" or "her" or "them" or "it" or "his" or "their" or "its");
        if (pronoun < 0 || QuestionAnalyzer.Analyze(question).Units.Any(u => u.IsName))
        {
            return null;
        }

        if (before.Kind == QuestionKind.AboutSource)
        {
            return question[..tokens[pronoun].Start] + "the article" + question[tokens[pronoun].End..];
        }

        if (before is { Kind: QuestionKind.Who, Roles: { Agent: null, IsPassive: false } })
        {
            // "they" are those who were asked for: only the answer knows them.
            return null;
        }

        var party = before.Roles?.Agent ?? before.Units.FirstOrDefault(u => u.IsName)?.Tokens ?? before.Roles?.Patient;
        if (party is not { } range)
        {
            return null;
        }

        var name = before.Sentence.TextOf(range.First, range.End);
        if (tokens[pronoun].Word is "his" or "their" or "its")
        {
            name += "'s";
        }

        return question[..tokens[pronoun].Start] + name + question[tokens[pronoun].End..];
    }
}
