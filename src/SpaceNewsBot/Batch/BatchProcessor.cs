using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Claims;
using SpaceNewsBot.Core.Events.MainEvents;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Batch;

/// <summary>
/// Answers the lines of a batch: <c>qa</c> selects evidence among the passages that the line brings, <c>index</c> takes a
/// document in, <c>search</c> ranks the documents by one of their fields, <c>verify</c> checks a claim, <c>5w1h</c> tells
/// the main event of an article. No store is involved.
/// </summary>
/// <param name="clock">Measures each question.</param>
/// <param name="drafter">Drafts the answers of <c>qa</c> with a language model; null for the sources' own sentences.</param>
internal sealed class BatchProcessor(TimeProvider clock, SourceDrafter? drafter = null)
{
    private const int RankedDocuments = 10;

    // Above it the document that was searched for is rather there than not.
    private const double SearchThreshold = 0.5;

    private readonly Dictionary<string, BatchField> _fields = new(StringComparer.Ordinal);

    /// <summary>The line that answers a line; null when there is nothing to say (a document was taken in, a blank line).</summary>
    public async Task<string?> ProcessAsync(string line, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var input = document.RootElement;
            if (input.ValueKind != JsonValueKind.Object)
            {
                return Error(null, "The line isn't a JSON object.");
            }

            try
            {
                return Read(input, "op") switch
                {
                    "qa" => await AnswerAsync(input, cancellationToken).ConfigureAwait(false),
                    "index" => Index(input),
                    "search" => Search(input),
                    "verify" => Verify(input),
                    "5w1h" => MainEvent(input),
                    "" => Error(input, "The line has no op: give qa, index, search, verify or 5w1h."),
                    var unknown => Error(input, $"There is no op {unknown}: give qa, index, search, verify or 5w1h."),
                };
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                // One line that can't be worked on doesn't cost the others their answers.
                return Error(input, e is FormatException ? e.Message : $"The line can't be worked on ({e.GetType().Name}: {e.Message}).");
            }
        }
        catch (JsonException e)
        {
            return Error(null, $"The line isn't JSON ({e.Message}).");
        }
    }

    private static string Error(JsonElement? input, string message) => JsonOutput.Line(json =>
    {
        json.WriteStartObject();
        if (input is { } known)
        {
            WriteId(json, known);
        }

        json.WriteString("error", message);
        json.WriteEndObject();
    });

    private static void WriteId(Utf8JsonWriter json, JsonElement input)
    {
        if (!input.TryGetProperty("id", out var id))
        {
            return;
        }

        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.String)
        {
            json.WriteStringValue(JsonText.Read(id));
        }
        else
        {
            id.WriteTo(json);
        }
    }

    private static string Read(JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Read(value) : "";

    private async Task<string> AnswerAsync(JsonElement input, CancellationToken cancellationToken)
    {
        var question = Read(input, "question");
        var passages = PassageList.Read(input);

        var started = clock.GetTimestamp();
        var selection = EvidenceSelector.Select(question, passages);
        var draft = drafter is null ? null : await DraftedLine.DraftAsync(drafter, question, passages, selection, cancellationToken).ConfigureAwait(false);
        var elapsed = clock.GetElapsedTime(started);

        return JsonOutput.Line(json =>
        {
            json.WriteStartObject();
            WriteId(json, input);
            json.WriteBoolean("abstained", draft is null ? !selection.Answerable : draft.Evidence.IsEmpty);
            json.WriteNumber("confidence", selection.Confidence);
            WriteSpans(json, "evidence", draft is { Evidence: [_, ..] quoted } ? quoted : selection.Evidence, passages, withText: true);
            WriteSpans(json, "ranking", selection.Ranking, passages, withText: false);
            WriteSpans(json, "spans", selection.ShortAnswers, passages, withText: true);
            if (draft is { Text.Length: > 0 })
            {
                json.WriteStartObject("answer");
                json.WriteString("text", draft.Text);
                json.WriteEndObject();
            }

            json.WriteBoolean("llm", draft is not null);
            json.WriteNumber("ms", Math.Round(elapsed.TotalMilliseconds, 3));
            json.WriteEndObject();
        });
    }

    private static void WriteSpans(Utf8JsonWriter json, string name, IEnumerable<Evidence> spans, EvidencePassage[] passages, bool withText)
    {
        json.WriteStartArray(name);
        foreach (var span in spans)
        {
            var passage = passages[span.Passage];
            json.WriteStartObject();
            json.WriteString("pid", passage.Id);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            if (withText)
            {
                json.WriteString("text", passage.Text.AsSpan(span.Start, span.End - span.Start));
            }
            else
            {
                json.WriteNumber("score", span.Score);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Verify(JsonElement input)
    {
        var claim = Read(input, "claim");
        if (string.IsNullOrWhiteSpace(claim))
        {
            throw new FormatException("The line has no claim.");
        }

        var passages = PassageList.Read(input);
        var started = clock.GetTimestamp();
        var verdict = ClaimChecker.Check(claim, passages);
        var elapsed = clock.GetElapsedTime(started);
        return JsonOutput.Line(json =>
        {
            json.WriteStartObject();
            WriteId(json, input);
            ClaimLine.Write(json, verdict);
            WriteSpans(json, "evidence", verdict.Evidence, passages, withText: true);
            json.WriteNumber("ms", Math.Round(elapsed.TotalMilliseconds, 3));
            json.WriteEndObject();
        });
    }

    private string MainEvent(JsonElement input)
    {
        var article = MainEventLine.Read(input);
        var started = clock.GetTimestamp();
        var found = MainEventFinder.Find(article);
        var elapsed = clock.GetElapsedTime(started);
        return JsonOutput.Line(json =>
        {
            json.WriteStartObject();
            WriteId(json, input);
            MainEventLine.Write(json, article, found);
            json.WriteNumber("ms", Math.Round(elapsed.TotalMilliseconds, 3));
            json.WriteEndObject();
        });
    }

    private string? Index(JsonElement input)
    {
        var documentId = Read(input, "docid");
        if (documentId.Length == 0)
        {
            throw new FormatException("The line has no docid.");
        }

        foreach (var field in input.EnumerateObject())
        {
            if (field.Name is "op" or "docid" or "id" || field.Value.ValueKind != JsonValueKind.String)
            {
                continue;
            }

            if (!_fields.TryGetValue(field.Name, out var texts))
            {
                _fields.Add(field.Name, texts = new BatchField());
            }

            texts.Add(documentId, JsonText.Read(field.Value));
        }

        return null;
    }

    private string Search(JsonElement input)
    {
        var field = Read(input, "field");
        if (!_fields.TryGetValue(field, out var texts))
        {
            throw new FormatException($"No document has the field {field}.");
        }

        var started = clock.GetTimestamp();
        var (ranked, confidence) = texts.Search(Read(input, "query"), RankedDocuments);
        var elapsed = clock.GetElapsedTime(started);

        return JsonOutput.Line(json =>
        {
            json.WriteStartObject();
            WriteId(json, input);
            json.WriteNumber("confidence", confidence);
            json.WriteBoolean("abstained", confidence < SearchThreshold);
            json.WriteStartArray("ranked");
            foreach (var document in ranked)
            {
                json.WriteStartObject();
                json.WriteString("docid", document.SourceId);
                json.WriteNumber("score", document.Score);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("ms", Math.Round(elapsed.TotalMilliseconds, 3));
            json.WriteEndObject();
        });
    }
}
