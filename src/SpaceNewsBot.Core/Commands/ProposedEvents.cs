using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Commands;

/// <summary>Has a language model propose rows of the ledger.</summary>
internal static class ProposedEvents
{
    /// <summary>The argument that names the source.</summary>
    public const string Source = "SOURCE";

    // What a model reads at once, and so many times at most.
    private const int PassagesAtOnce = 8;
    private const int MostPassages = 80;
    private const int MostRows = 100;

    /// <summary>Runs the command.</summary>
    public static async Task<Reply> ProposeAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (services.Model.Value is not { } model)
        {
            return new Reply.OfRefusal("No language model is configured, so nobody proposes rows: set Llm:Endpoint and Llm:Model.");
        }

        if (await services.Reviews.FindAsync(call.WorkspaceId, call.Values[Source], cancellationToken).ConfigureAwait(false) is not { } source)
        {
            return new Reply.OfRefusal($"There is no source \"{call.Values[Source]}\" that answers: sources list shows the ids.");
        }

        var rows = source.Ledger.Rows.ToList();
        var (kept, dropped) = (0, 0);
        foreach (var shown in source.Revision.Passages.Where(p => p.Kind == PassageKind.Body).Take(MostPassages).Chunk(PassagesAtOnce))
        {
            ImmutableArray<NumberedPassage> numbered = [.. shown.Select((p, i) => new NumberedPassage(i + 1, source.Revision.Metadata, source.Revision.Text[p.Start..p.End]))];
            if (await model.ProposeEventsAsync(numbered, cancellationToken).ConfigureAwait(false) is not ModelOutcome<ImmutableArray<ModelEvent>>.Given(var proposed))
            {
                return new Reply.OfRefusal($"The language model gave nothing that can be used; {Kept(kept)} Try again later, or look at doctor.");
            }

            var made = ProposedRows.Read(source.Revision, [.. shown], proposed, rows);
            dropped += proposed.Length - made.Length;
            foreach (var row in made.Take(MostRows - kept))
            {
                var numberedRow = row with { Ordinal = rows.Count };
                var review = RowReview.Of(numberedRow, EventReview.Proposed, call.Actor.ToString(), services.Clock.GetUtcNow(), $"proposed by {model.Version}");
                if (!await services.Reviews.WriteAsync(review, source.Revision.Number, EventId.Of(numberedRow), $"“{row.Sentence.Text}”", cancellationToken).ConfigureAwait(false))
                {
                    return new Reply.OfRefusal($"Somebody changed the source \"{source.Revision.SourceId}\" meanwhile; {Kept(kept)} Repeat this.");
                }

                rows.Add(numberedRow);
                kept++;
            }
        }

        var left = dropped == 0 ? "" : dropped == 1 ? " One more was left out: it is there already, or its words don't stand in the source." : $" {dropped} more were left out: they are there already, or their words don't stand in the source.";
        return new Reply.OfNotice($"{char.ToUpperInvariant(Kept(kept)[0])}{Kept(kept)[1..]}{left} events approve, edit and hide decide on them; until then they answer nothing.");
    }

    private static string Kept(int rows) => rows switch
    {
        0 => "no row was proposed.",
        1 => "one row was proposed.",
        _ => $"{rows} rows were proposed.",
    };
}
