using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

public partial class TelegramReplyRendererTests
{
    private static readonly DateTimeOffset Noon = new(2022, 3, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Shows_claims_then_quotes_with_their_sources_then_what_is_missing()
    {
        var answer = Answered.Grounded(
            Answered.Metadata,
            ["reason"],
            ("Dockers stopped work on 3 March.", ["Work stopped on 3 March, dockers said."]));

        var page = Assert.Single(Show(new Reply.OfAnswer(answer)));

        Assert.Equal(
            """
            Dockers stopped work on 3 March. [1]

            Work stopped on 3 March, dockers said.
            [1] Harbour strike ends · Ines Okoro · The Quay · 5 March 2024 · revision 3

            The sources don't say: reason.
            """,
            page.Text);
        Assert.Equal(
            [
                new BotApiEntity("blockquote", 38, 38, null),
                new BotApiEntity("a", 81, 19, "https://quay.example/strike?a=1&b=%222%22"),
            ],
            page.Entities);
    }

    [Fact]
    public void Says_first_that_an_answer_was_corrected_when_and_why()
    {
        var answer = Answered.Grounded(Answered.Metadata, [], ("Work stopped on Monday.", ["Work stopped on Monday."]));
        var shift = new SourceShift("quay-1", "Harbour <b>strike</b> @all", 2, 3, SourceState.Standing);

        var page = Assert.Single(Show(new Reply.OfCorrection(7, "Who?", Noon, shift, answer)));

        Assert.Equal(
            """
            This answer was corrected: on 5 March 2022, 12:00 UTC, “Harbour <b>strike</b> @all” was changed (revision 2 → 3).

            Work stopped on Monday.
            [1] Harbour strike ends · Ines Okoro · The Quay · 5 March 2024 · revision 3
            """,
            page.Text);
        Assert.Equal(["code", "blockquote", "a"], page.Entities.Select(e => e.Tag));
    }

    [Fact]
    public void Shows_nothing_of_a_retracted_answer_and_escapes_the_reason()
    {
        var page = Assert.Single(Show(new Reply.OfRetraction(7, "Who?", Noon, "<a href=\"https://evil.example\">click</a>\n\u202Eevil.example @all")));

        Assert.Equal(
            "This answer was retracted by a moderator on 5 March 2022, 12:00 UTC: <a href=\"https://evil.example\">click</a> evil.example @all",
            page.Text);
        Assert.All(page.Entities, e => Assert.Equal("code", e.Tag));
    }

    [Fact]
    public void Shows_a_claim_that_is_its_quote_once_as_a_quote()
    {
        var answer = Answered.Grounded(Answered.Metadata, [], ("Work stopped on Monday.", ["Work stopped on Monday."]));

        var page = Assert.Single(Show(new Reply.OfAnswer(answer)));

        Assert.Equal(
            "Work stopped on Monday.\n[1] Harbour strike ends · Ines Okoro · The Quay · 5 March 2024 · revision 3",
            page.Text);
        Assert.Equal("blockquote", page.Entities[0].Tag);
    }

    [Fact]
    public void Says_what_a_claim_has_beside_its_quote_above_it()
    {
        var answer = Answered.Grounded(Answered.Metadata, [], ("on Monday — “Work stopped on Monday.”", ["Work stopped on Monday."]));

        var page = Assert.Single(Show(new Reply.OfAnswer(answer)));

        Assert.StartsWith("on Monday [1]\n\nWork stopped on Monday.\n[1] Harbour strike ends", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_an_abstention_lacks_and_shows_the_nearest_passage()
    {
        var abstention = Answered.Abstained("The sources don't answer this.", ["date", "place"], "The harbour is old.");

        var page = Assert.Single(Show(new Reply.OfAnswer(abstention)));

        Assert.Equal(
            """
            The sources don't answer this.

            The sources don't say: date, place.

            The nearest passage:
            The harbour is old.
            Harbour strike ends · Ines Okoro · The Quay · 5 March 2024 · revision 3
            """,
            page.Text);
    }

    [Fact]
    public void Names_a_source_without_title_by_its_id_and_links_no_address_but_a_web_address()
    {
        var answer = Answered.Grounded(new SourceMetadata(Url: "javascript:alert(1)"), [], ("A.", ["A."]));

        var page = Assert.Single(Show(new Reply.OfAnswer(answer)));

        Assert.Equal("A.\n[1] Source quay-1 · revision 3", page.Text);
        Assert.Equal(["blockquote"], page.Entities.Select(e => e.Tag));
    }

    [Fact]
    public void Lists_sources()
    {
        var source = new Source(SourceLimits.DefaultWorkspace, "quay-1", 3, Answered.Metadata with { Title = "Go to @quay <now>", Url = null }, 10, DateTimeOffset.UnixEpoch);

        var page = Assert.Single(Show(new Reply.OfSources([source])));

        Assert.Equal("I answer from one source:\n• Go to @quay <now> · Ines Okoro · The Quay · 5 March 2024 · revision 3", page.Text);
        Assert.Equal([new BotApiEntity("code", 34, 5, null)], page.Entities);
    }

    [Fact]
    public void Folds_a_long_quote()
    {
        var quote = string.Join(' ', Enumerable.Repeat("The harbour stood still.", 20));
        var answer = Answered.Grounded(Answered.Metadata, [], ("It stood still.", [quote]));

        var html = Assert.Single(TelegramReplyRenderer.Render(new Reply.OfAnswer(answer)));

        Assert.Contains("<blockquote expandable>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Splits_a_long_answer_without_losing_a_word_or_a_citation()
    {
        var claims = Enumerable.Range(1, 9)
            .Select(n => ($"Sentence number {n} <&>.", new[] { $"Quote {n}: " + string.Join(' ', Enumerable.Range(0, 300).Select(i => $"word{n}x{i}")) }))
            .ToArray();
        var answer = Answered.Grounded(Answered.Metadata, ["reason"], claims);

        var pages = Show(new Reply.OfAnswer(answer));

        Assert.True(pages.Count > 3);
        var words = pages.SelectMany(p => p.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(claims.SelectMany(c => c.Item2[0].Split(' ')), words.Where(w => w.StartsWith("word", StringComparison.Ordinal) || w == "Quote" || Ordinal.IsMatch(w)));
        Assert.All(Enumerable.Range(1, 9), n => Assert.Equal(2, words.Count(w => w == $"[{n}]")));
        Assert.Equal(9, pages.Sum(p => p.Entities.Count(e => e.Tag == "a")));
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("e\u0301")]
    [InlineData("<&>\"")]
    [InlineData("שלום")]
    [InlineData("word\n")]
    [InlineData("@ab ")]
    public void Splits_any_text_between_its_characters(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 12_000 / unit.Length));
        for (var shift = 0; shift < 4; shift++)
        {
            var answer = Answered.Grounded(Answered.Metadata, [], ("Said.", [new string('x', shift) + text]));

            var pages = Show(new Reply.OfAnswer(answer));

            var shown = string.Concat(pages.SelectMany(p => p.Text));
            Assert.Equal(
                Blank.Replace("Said. [1]" + new string('x', shift) + text, ""),
                Blank.Replace(shown[..shown.LastIndexOf("[1]", StringComparison.Ordinal)], ""));
            Assert.All(pages, p => Assert.False(p.Text.Length > 0 && (char.IsLowSurrogate(p.Text[0]) || char.IsHighSurrogate(p.Text[^1]))));
        }
    }

    [Fact]
    public void Takes_foreign_text_for_text_wherever_it_stands()
    {
        var rows = Robustness.Read("escaping.jsonl").Where(r => r.Kind.StartsWith("telegram/", StringComparison.Ordinal))
            .Concat(Robustness.Read("naughty.jsonl"));

        foreach (var (id, _, payload, _) in rows)
        {
            foreach (var reply in Placed(payload))
            {
                var shown = string.Concat(Show(reply).Select(p => p.Text));

                Assert.True(
                    Blank.Replace(shown, "").Contains(Blank.Replace(Normal(payload), ""), StringComparison.Ordinal),
                    $"{id}: {shown}");
            }
        }
    }

    [Fact]
    public void Makes_nothing_live_of_foreign_text()
    {
        // Card numbers and times in recordings are touched up by clients, but lead nowhere.
        var rows = Robustness.Read("escaping.jsonl")
            .Where(r => r.Kind.StartsWith("telegram/autodetect-", StringComparison.Ordinal)
                && !r.Kind.EndsWith("bank_card_number", StringComparison.Ordinal)
                && !r.Kind.EndsWith("media_timestamp", StringComparison.Ordinal));

        var live = new List<string>();
        foreach (var (id, kind, payload, expected) in rows)
        {
            var quote = $"Said: {payload}";
            var answer = Answered.Grounded(Answered.Metadata, [], ("Said.", [quote]));
            var page = Assert.Single(Show(new Reply.OfAnswer(answer)));
            var code = page.Entities.Where(e => e.Tag == "code").Select(e => page.Text.Substring(e.Start, e.Length)).ToList();
            foreach (var found in expected.GetProperty("auto_entities").EnumerateArray().Select(e => e.ToString()))
            {
                if (!code.Any(c => c.Contains(found, StringComparison.Ordinal)))
                {
                    live.Add($"{id} {kind}: {found}");
                }
            }
        }

        Assert.True(live.Count == 0, string.Join("\n", live));
    }

    [Fact]
    public void Leaves_the_words_of_the_news_alone()
    {
        const string News = "On 3.5.2024 the U.S. paid $2.5bn (24/7), e.g. to Dr. A. Smith's co-op #1 and/or others, 1.5 km/h, Ph.D., 10:30 a.m.";
        var answer = Answered.Grounded(Answered.Metadata with { Url = null }, [], ("Said.", [News]));

        var page = Assert.Single(Show(new Reply.OfAnswer(answer)));

        Assert.Equal(["#1"], page.Entities.Where(e => e.Tag == "code").Select(e => page.Text.Substring(e.Start, e.Length)));
    }

    private static IEnumerable<Reply> Placed(string text)
    {
        var inTitle = new SourceMetadata($"({text})", text, text);
        if (text.Length > 0)
        {
            yield return new Reply.OfAnswer(Answered.Grounded(inTitle, [text], (text, [text])));
            yield return new Reply.OfAnswer(Answered.Grounded(inTitle with { Url = "https://quay.example/" }, [], ("Said.", [text])));
        }

        yield return new Reply.OfAnswer(Answered.Abstained(text, [text], text.Length == 0 ? null : text));
    }

    // What the renderer's documentation says becomes of control characters, and what Telegram drops itself.
    private static string Normal(string text)
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

    /// <summary>The messages as a strict reader of Telegram's HTML shows them.</summary>
    private static List<(string Text, IReadOnlyList<BotApiEntity> Entities)> Show(Reply reply)
    {
        var pages = new List<(string, IReadOnlyList<BotApiEntity>)>();
        foreach (var html in TelegramReplyRenderer.Render(reply))
        {
            var (text, entities, refusal) = BotApiHtml.Parse(html);
            Assert.True(refusal is null, refusal);
            Assert.InRange(text.Trim().Length, 1, 4_096);
            Assert.InRange(entities.Length, 0, 100);
            Assert.DoesNotMatch(Markup, Tag.Replace(html, ""));
            pages.Add((text, entities));
        }

        return pages;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank { get; }

    [GeneratedRegex(@"^\d+:$")]
    private static partial Regex Ordinal { get; }

    [GeneratedRegex("</?(?:blockquote|code|a)(?: expandable| href=\"[^\"<>]*\")?>")]
    private static partial Regex Tag { get; }

    // What a message may not hold outside its own tags: a bracket, or an ampersand that begins nothing.
    [GeneratedRegex("[<>]|&(?!amp;|lt;|gt;|quot;)")]
    private static partial Regex Markup { get; }
}
