using System.Collections.Frozen;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>
/// Reads whether a question asks for rows of the ledger, and for which: "who paused what", "what did ESA do", "what was
/// cancelled and why", "list the suspensions", "what is planned", "a timeline, please".
/// </summary>
internal static class OverviewReader
{
    private static readonly FrozenSet<string> Asking = Set("overview summary summarise summarize summarised summarized recap gist tldr timeline chronology");
    private static readonly FrozenSet<string> Times = Set("timeline chronology chronological chronologically");
    private static readonly FrozenSet<string> Listing = Set("list show name give enumerate tell");
    private static readonly FrozenSet<string> Everybody = Set("everyone everybody each side sides party parties all they actor actors");
    private static readonly FrozenSet<string> Things = Set("event events announcement announcements plan plans denial denials action actions everything deeds statements");
    private static readonly FrozenSet<string> KindsOfParty = Set("company companies firm firms agency agencies party parties organisation organisations organization organizations country countries side sides operator operators group groups");

    /// <summary>What is asked for; null where it is no question of the kind.</summary>
    public static OverviewRequest? Read(Sentence sentence)
    {
        if (sentence.Tokens.Length == 0)
        {
            return null;
        }

        var content = Content(sentence);
        return Summary(sentence, content) ?? Order(sentence) ?? Happening(sentence, content) ?? WhoWhat(sentence) ?? Deeds(sentence) ?? Passive(sentence, content) ?? Which(sentence, content) ?? List(sentence, content);
    }

    // "Give me a timeline", "summarise what each side did"
    private static OverviewRequest? Summary(Sentence sentence, List<int> content)
    {
        var tokens = sentence.Tokens;
        if (!tokens.Any(t => Asking.Contains(t.Word)))
        {
            return null;
        }

        var rest = content.FindAll(i => !Asking.Contains(tokens[i].Word) && !Everybody.Contains(tokens[i].Word) && !Things.Contains(tokens[i].Word));
        var isTimeline = tokens.Any(t => Times.Contains(t.Word));
        var isOfAll = isTimeline || tokens.Any(t => Everybody.Contains(t.Word) || t.Word is "everything");
        var names = rest.FindAll(i => IsName(sentence, i));
        if (names.Count > 0)
        {
            // "a summary of what Orvel did"
            return rest.Count == names.Count && tokens.Any(t => t.Word is "did" or "do" or "done" or "does") ? new OverviewRequest(new TokenRange(names[0], names[^1] + 1)) : rest.Count <= 3 ? Plain() : null;
        }

        return rest.Count <= 3 ? Plain() : null;

        OverviewRequest Plain() => new(Action: rest.Exists(i => IsLedgerWord(sentence, i)) ? rest.Find(i => IsLedgerWord(sentence, i)) : null) { IsTimeline = isTimeline, IsOfAll = isOfAll };
    }

    // "In what order did things happen?"
    private static OverviewRequest? Order(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        return tokens.Any(t => t.Word is "order" or "sequence") && tokens.Any(t => t.Word is "what" or "which") && tokens.Any(t => t.Word is "happen" or "happened" or "things" or "events") && Content(sentence).Count <= 3
            ? new OverviewRequest { IsTimeline = true, IsOfAll = true }
            : null;
    }

    // "What happened last week?"
    private static OverviewRequest? Happening(Sentence sentence, List<int> content)
    {
        const int MostWords = 9;
        var tokens = sentence.Tokens;
        return content.Count == 0 && tokens.Length <= MostWords && tokens.Any(t => t.Word is "what" or "what's")
            && tokens.Any(t => t.Word is "happened" or "happens" or "about" or "say" or "going")
            ? new OverviewRequest() { IsOfAll = sentence.Dates.Count > 0 }
            : null;
    }

    // "Who paused what", "which agency suspended what, and why", "who said what"
    private static OverviewRequest? WhoWhat(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var who = Array.FindIndex(tokens, t => t.Word is "who" or "which");
        if (who < 0 || !tokens.Skip(who + 1).Any(t => t.Word is "what" or "whom") || sentence.Names.Exists(n => n.FirstToken > who && n.FirstToken > 0 && !sentence.Dates.Any(d => d.Contains(n.FirstToken))))
        {
            // "What happened, and who did it?"
            return who > 0 && Array.FindIndex(tokens, t => t.Word == "what") is >= 0 and var what && what < who && Content(sentence).Count == 0 ? new OverviewRequest() : null;
        }

        var action = Enumerable.Range(who + 1, tokens.Length - who - 1).FirstOrDefault(i => !StopWords.All.Contains(tokens[i].Word) && !KindsOfParty.Contains(tokens[i].Word), -1);
        var isSpeech = action >= 0 && tokens[action].Stem is "say" or "announc" or "tell" or "claim" or "state";
        return new OverviewRequest(
            ActorKind: who + 1 < tokens.Length && tokens[who].Word == "which" && KindsOfParty.Contains(tokens[who + 1].Word) ? who + 1 : null,
            Action: isSpeech || action < 0 || StatusOf(tokens[action]) is not null ? null : action,
            Status: action >= 0 ? StatusOf(tokens[action]) : null)
        {
            IsOfSpeech = isSpeech,
            IsOfAll = action < 0 || isSpeech,
        };
    }

    // "What did ESA do?", "what has Rogozin announced?", "what does the museum plan to do?"
    private static OverviewRequest? Deeds(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var what = Array.FindIndex(tokens, t => t.Word is "what");
        if (what < 0 || what > 3 || what + 3 >= tokens.Length || !StopWords.Auxiliaries.Contains(tokens[what + 1].Word))
        {
            return null;
        }

        for (var i = what + 3; i < tokens.Length; i++)
        {
            var isDoing = tokens[i].Word is "do" or "done" or "doing";
            if (!isDoing && !(tokens[i].Stem is "announc" or "plan" or "deni") && !IsNameless(tokens[i]))
            {
                continue;
            }

            if (!isDoing && !(tokens[i].Stem is "announc" or "plan" or "deni"))
            {
                return null;
            }

            var subject = new TokenRange(what + 2, i);
            if (Rest(sentence, i + 1).Count > 0 || Enumerable.Range(subject.First, subject.Count).All(k => StopWords.All.Contains(tokens[k].Word) && !Everybody.Contains(tokens[k].Word))
                || (tokens[what + 1].Word is "is" or "are" or "was" or "were" && tokens[i].Word is "done"))
            {
                return null;
            }

            var isOfAll = Enumerable.Range(subject.First, subject.Count).All(k => StopWords.All.Contains(tokens[k].Word) || Everybody.Contains(tokens[k].Word));
            return new OverviewRequest(Actor: isOfAll ? null : subject, Status: StatusOf(tokens[i])) { IsOfAll = isOfAll };
        }

        return null;
    }

    // "What was cancelled, and why?", "what is planned?", "what isn't confirmed?"
    private static OverviewRequest? Passive(Sentence sentence, List<int> content)
    {
        var tokens = sentence.Tokens;
        var what = Array.FindIndex(tokens, t => t.Word is "what" or "what's");
        if (what < 0 || content is not [var action] || action < what || (tokens[what].Word == "what" && !(what + 1 < tokens.Length && StopWords.Auxiliaries.Contains(tokens[what + 1].Word) && tokens[what + 1].Word is not ("did" or "does" or "do"))))
        {
            return null;
        }

        return StatusOf(tokens[action]) is { } status ? new OverviewRequest(Status: tokens[action].Stem == "confirm" && !IsNegated(tokens) ? null : status) { IsOfAll = true }
            : IsLedgerWord(sentence, action) && (tokens[action].Word.EndsWith("ed", StringComparison.Ordinal) || Stemmer.IsIrregular(tokens[action].Word) || tokens[what + 1].Word is "has" or "have") ? new OverviewRequest(Action: action)
            : null;
    }

    // "List the suspensions", "which suspensions are there", "name everything that Orvel did"
    private static OverviewRequest? List(Sentence sentence, List<int> content)
    {
        var tokens = sentence.Tokens;
        var isListing = tokens[0].Word is "which" or "what" || tokens.Any(t => Listing.Contains(t.Word) || t.Word is "all" or "every" or "everything");
        var names = content.FindAll(i => IsName(sentence, i));
        var rest = content.FindAll(i => !IsName(sentence, i) && !Listing.Contains(tokens[i].Word) && !Everybody.Contains(tokens[i].Word));
        if (!isListing || rest.Count > 2)
        {
            return null;
        }

        if (names.Count == 0 && isListing && Array.FindIndex(tokens, t => t.Word == "by") is > 0 and var by && rest.Exists(i => i > by) && rest.Find(i => i < by && IsLedgerWord(sentence, i)) is > 0 and var done && rest.TrueForAll(i => i == done || i > by))
        {
            // "List the cancellations by the museum"
            return Listing.Contains(tokens[0].Word) || tokens.Any(t => t.Word is "all" or "every") ? new OverviewRequest(new TokenRange(rest.Find(i => i > by), rest[^1] + 1), Action: done) : null;
        }

        var thing = rest.FindIndex(i => Things.Contains(tokens[i].Word));
        var action = rest.FindIndex(i => IsLedgerWord(sentence, i) && (tokens[i].Word.EndsWith('s') || tokens[i].Word.EndsWith("ed", StringComparison.Ordinal)));
        var isCommand = Listing.Contains(tokens[0].Word) || tokens.Any(t => t.Word is "all" or "every" or "everything" or "list");
        if (!isCommand && (tokens.Any(t => t.Word == "by") || (action >= 0 && !IsStoppingWord(sentence, rest[action]))))
        {
            // "What was rejected by the council?" is answered best by the sentence that says it.
            return null;
        }

        if (names.Count > 0)
        {
            // "List the suspensions by ESA"
            return isCommand && rest.Count <= 1 && (thing >= 0 || action >= 0 || tokens.Any(t => t.Word is "did" or "done")) && names[^1] - names[0] < 6
                ? new OverviewRequest(new TokenRange(names[0], names[^1] + 1), Action: action >= 0 ? rest[action] : null, Status: thing >= 0 ? StatusOf(tokens[rest[thing]]) : null)
                : null;
        }

        if (action >= 0 && rest.Count == 2)
        {
            // "Which museums suspended …", "which flights were cancelled"
            var noun = rest[1 - action];
            return tokens[0].Word == "which" && rest[action] == noun + 1 ? new OverviewRequest(ActorKind: noun, Action: rest[action]) : new OverviewRequest(Action: rest[action], Thing: noun);
        }

        return action >= 0 ? new OverviewRequest(Action: rest[action])
            : thing >= 0 && rest.Count == 1 ? new OverviewRequest(Status: StatusOf(tokens[rest[thing]])) { IsOfAll = true }
            : null;
    }

    // "Which agencies pulled out?", "who stopped anything?"
    private static OverviewRequest? Which(Sentence sentence, List<int> content)
    {
        var tokens = sentence.Tokens;
        var which = Array.FindIndex(tokens, t => t.Word is "which" or "who" or "what");
        if (which < 0 || which > 2 || which + 1 >= tokens.Length)
        {
            return null;
        }

        var kind = KindsOfParty.Contains(tokens[which + 1].Word) ? which + 1 : -1;
        var rest = content.FindAll(i => i != kind);
        var isAnything = tokens.Any(t => t.Word is "anything" or "something");
        if (kind >= 0 && rest is [var verb, var what] && verb == kind + 1 && IsStoppingWord(sentence, verb) && !IsName(sentence, what))
        {
            // "Which agencies suspended cooperation?"
            return new OverviewRequest(ActorKind: kind, Action: verb, Thing: what);
        }

        return (kind >= 0 || (isAnything && tokens[which].Word == "who")) && rest is [var action] && IsStoppingWord(sentence, action) ? new OverviewRequest(ActorKind: kind >= 0 ? kind : null, Action: action) : null;
    }

    private static EventStatus? StatusOf(Token token) => token.Stem switch
    {
        "deni" or "denial" => EventStatus.Denied,
        "plan" => EventStatus.Planned,
        "announc" => EventStatus.Announced,
        "unconfirm" or "confirm" or "unverifi" or "verifi" or "rumour" or "rumor" => EventStatus.Unconfirmed,
        _ => token.Word is "denials" ? EventStatus.Denied : token.Word is "announcement" or "announcements" ? EventStatus.Announced : null,
    };

    private static bool IsNegated(Token[] tokens) => tokens.Any(t => StopWords.Negations.Contains(t.Word));

    private static bool IsNameless(Token token) => Vocabulary.VerbShare(token.Stem) >= 0.6 && token.Shape == TokenShape.Lower && !StopWords.All.Contains(token.Word);

    private static bool IsName(Sentence sentence, int i) =>
        sentence.NameStarts[i] >= 0 || sentence.Matches.Exists(m => m.Concept.IsName && i >= m.FirstToken && i < m.FirstToken + m.TokenCount) || Vocabulary.CapitalShare(sentence.Tokens[i].Stem) >= 0.95;

    private static bool IsLedgerWord(Sentence sentence, int i) =>
        sentence.Matches.Exists(m => m.FirstToken <= i && i < m.FirstToken + m.TokenCount && LedgerActions.All.Contains(m.Concept.Id));

    private static bool IsStoppingWord(Sentence sentence, int i) =>
        sentence.Matches.Exists(m => m.FirstToken <= i && i < m.FirstToken + m.TokenCount && LedgerActions.Stopping.Contains(m.Concept.Id));

    private static List<int> Content(Sentence sentence) => Rest(sentence, 0);

    // The words that say something, times aside.
    private static List<int> Rest(Sentence sentence, int from) =>
        [.. Enumerable.Range(from, sentence.Tokens.Length - from).Where(i => !StopWords.All.Contains(sentence.Tokens[i].Word) && !QuestionUnitReader.IsWeak(sentence.Tokens[i].Word) && !sentence.Dates.Any(d => d.Contains(i)))];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
