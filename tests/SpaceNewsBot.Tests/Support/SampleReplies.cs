using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Replies that hold a text of somebody else's, in every place where one can stand.</summary>
internal static class SampleReplies
{
    /// <summary>The one stored address that these replies may link to.</summary>
    public const string Address = "https://quay.example/strike";

    private static readonly DateTimeOffset _noon = new(2022, 3, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The replies, and what each of them has to show.</summary>
    public static IEnumerable<(string Slot, Reply Reply, string Shown)> Placed(string text)
    {
        var clean = Cleaned(text);
        var metadata = new SourceMetadata(text, text, $"{text}.");
        if (text.Length > 0)
        {
            yield return ("claim and quote", new Reply.OfAnswer(Answered.Grounded(metadata, [text], (text, [text]))), clean);
            yield return ("quote", new Reply.OfAnswer(Answered.Grounded(metadata with { Url = Address }, [], ("Said.", [text]))), clean);
            yield return ("correction", Correction(text, Answered.Grounded(metadata with { Url = Address }, [], (text, [text]))), clean);
            yield return ("passage", new Reply.OfSource(Revision(text, metadata, new Passage(0, PassageKind.Body, 0, text.Length)), TextOnly: false), clean);
            yield return ("text", new Reply.OfSource(Revision(text, metadata), TextOnly: true), clean);
        }

        yield return ("abstention", new Reply.OfAnswer(Answered.Abstained(text, [text], text.Length == 0 ? null : text)), clean);
        yield return ("corrected to an abstention", Correction(text, Answered.Abstained("The sources don't say.", [text], null)), clean);
        if (text.Length > 0)
        {
            var citation = ((Core.Answers.GroundedAnswer)Answered.Grounded(metadata with { Url = Address }, [], ("Said.", [text]))).Citations[0];
            yield return ("evidence", new Reply.OfEvidence(7, text, [new QuoteInContext(citation, text, text, QuoteStanding.Outdated, 4)]), clean);
        }

        yield return ("retraction", new Reply.OfRetraction(7, text, _noon, text), clean);
        yield return ("title", new Reply.OfSources([Source(metadata), Source(metadata with { Url = Address })]), clean);
        yield return ("notice", new Reply.OfNotice($"Said: {text}"), clean);
        yield return ("refusal", new Reply.OfRefusal($"{text}: no."), clean);
        yield return ("cell", new Reply.OfTable(new ReplyTable(["name", "value"], [[text, "x"], ["y", text]], "None.")), clean);
        yield return ("names of an event", new Reply.OfEvents([SamplePreviews.Row("she", "left", "a row") with { Actor = text, SpeakerName = text, Review = EventReview.Edited }]), clean);
        yield return ("empty ledger", new Reply.OfEvents([]) { WhenEmpty = $"The source \"{text}\" tells of no event." }, clean);
        yield return ("event", new Reply.OfEvents([SamplePreviews.Row(text, "left", text)]), clean);
        yield return ("id of an edit", new Reply.OfEdit(new SourceEditOutcome.Rejected(text)), clean);
        foreach (var (slot, reply) in SamplePreviews.Placed(text))
        {
            yield return (slot, reply, VisibleText.Of(text));
        }
    }

    /// <summary>The payloads of all corpora of hostile text.</summary>
    public static IEnumerable<(string Id, string Payload)> Hostile() =>
        Robustness.Read("escaping.jsonl").Select(row => (row.Id, row.Payload)).Concat(SamplePreviews.Hostile());

    // What becomes of control characters, as the renderers' documentation says.
    private static string Cleaned(string text)
    {
        var kept = text.Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            .Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)
            .ToArray();
        for (var i = 0; i < kept.Length; i++)
        {
            if (char.IsHighSurrogate(kept[i]) && i + 1 < kept.Length && char.IsLowSurrogate(kept[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(kept[i]))
            {
                kept[i] = '\uFFFD';
            }
        }

        return new string(kept);
    }

    private static Reply.OfCorrection Correction(string text, Core.Answers.Answer outcome) =>
        new(7, text, _noon, new SourceShift("quay-1", text, 2, 3, SourceState.Standing), outcome);

    private static SourceRevision Revision(string text, SourceMetadata metadata, params Passage[] passages) => new(
        SourceLimits.DefaultWorkspace, "quay-1", 3, metadata, text, [.. passages], DateTimeOffset.UnixEpoch, "test", "test");

    private static Source Source(SourceMetadata metadata) => new(SourceLimits.DefaultWorkspace, "quay-1", 3, metadata, 10, DateTimeOffset.UnixEpoch);
}
