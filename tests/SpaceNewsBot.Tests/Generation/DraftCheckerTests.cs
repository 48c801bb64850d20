using System.Collections.Immutable;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Generation;

public sealed class DraftCheckerTests
{
    private const string True = "Norvane declined to comment on it.";

    private const int MeasuredOfPoisoned = 23;

    private const string Dashed = """
        The operator said that the ferry “won’t sail” before May. The twelve-day stop – the third this year — was unplanned.

        The crew’s wages are paid: every “krona” of them, the operator said.
        """;

    private static readonly IReadOnlyList<RetrievedPassage> Ferry = StoryPassages.Of("ferry");
    private static readonly IReadOnlyList<RetrievedPassage> Museum = StoryPassages.Of("museum");

    // The ferry's passages are numbered first.
    private static readonly IReadOnlyList<RetrievedPassage> Both = [.. Ferry, .. Museum];

    private static readonly IReadOnlyList<RetrievedPassage> Stories =
        [.. Both, .. StoryPassages.Of("clinic"), .. StoryPassages.Of("league"), .. StoryPassages.Of("observatory"), .. StoryPassages.Of("orbiter")];

    [Theory]
    [InlineData("The twelve-day stop – the third this year — was unplanned.", "The twelve-day stop – the third this year — was unplanned.")]
    [InlineData("The twelve\u2011day stop - the third this year - was unplanned.", "The twelve-day stop – the third this year — was unplanned.")]
    [InlineData("the TWELVE-day  stop\n–\u00A0the third\tthis year — was unplanned", "The twelve-day stop – the third this year — was unplanned")]
    [InlineData("said that the ferry \"won't sail\" before May", "said that the ferry “won’t sail” before May")]
    [InlineData(" «won`t sail» before May. The twelve–day stop ", "“won’t sail” before May. The twelve-day stop")]
    [InlineData("'won´t sail' before may.\r\n\r\nThe twelve-day stop", "“won’t sail” before May. The twelve-day stop")]
    public void A_quote_with_other_white_space_marks_dashes_and_case_is_kept_in_the_exact_words(string copied, string exact)
    {
        var passages = StoryPassages.OfText(Dashed, "stop");
        var text = passages[0].Revision.Text;

        var draft = Check(passages, "The twelve-day stop was unplanned, and the ferry won’t sail before May, the operator said.", new ModelQuote(1, Dashed.Split('\n')[0]), new ModelQuote(1, copied));

        var quote = Assert.Single(draft.Claims).Quotes[1];
        Assert.Equal(exact, quote.Text);
        Assert.Equal(text.IndexOf(exact, StringComparison.Ordinal), quote.Start);
        Assert.Empty(draft.Faults);
    }

    [Theory]
    [InlineData("Norvane agreed to comment on it.", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData("The crew threatened to sink the ferry.", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData("About 2,400 passengers had booked the crossing", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData("The Sorn Library halted its loans of manuscripts to the museum", 1, ClaimFaultKind.MisattributedQuote)]
    [InlineData("the sorn library  halted its loans", 1, ClaimFaultKind.MisattributedQuote)]
    [InlineData("Norvane declined to comment on it.", 7, ClaimFaultKind.MisattributedQuote)]
    [InlineData("Norvane Line suspended its ferry route … had blocked the loading ramps", 1, ClaimFaultKind.SplicedQuote)]
    [InlineData("Norvane Line suspended its ferry route ... he told reporters in Tarnholm.", 1, ClaimFaultKind.SplicedQuote)]
    [InlineData("Norvane Line suspended its ferry route told reporters in Tarnholm", 1, ClaimFaultKind.SplicedQuote)]
    [InlineData("The trucking firm Castell Freight suspended its night deliveries a grant of 8 million crowns", 1, ClaimFaultKind.SplicedQuote)]
    [InlineData("Norvane declined to comm", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData("orvane declined to comment on it.", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData(True, 0, ClaimFaultKind.AbsentQuote)]
    [InlineData(True, -1, ClaimFaultKind.AbsentQuote)]
    [InlineData(True, 99, ClaimFaultKind.AbsentQuote)]
    [InlineData(True, int.MinValue, ClaimFaultKind.AbsentQuote)]
    [InlineData(True, int.MaxValue, ClaimFaultKind.AbsentQuote)]
    [InlineData("", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData(" \u00A0\t\n", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData("…", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData(".", 1, ClaimFaultKind.Unsupported)]
    [InlineData("the", 1, ClaimFaultKind.Unsupported)]
    [InlineData("Nor\u200Bvane declined to comment on it.", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData("\u202EThe trucking firm", 1, ClaimFaultKind.AbsentQuote)]
    [InlineData("The trucking firm\0", 1, ClaimFaultKind.AbsentQuote)]
    public void A_quote_that_does_not_stand_where_it_says_costs_its_claim(string quote, int source, ClaimFaultKind fault)
    {
        var draft = Check(Both, True, new ModelQuote(source, quote));

        Assert.Empty(draft.Claims);
        Assert.Equal(fault, Assert.Single(draft.Faults).Kind);
    }

    [Fact]
    public void A_quote_of_ten_thousand_characters_is_none_and_is_not_told_back_whole()
    {
        var draft = Check(Ferry, True, new ModelQuote(1, string.Concat(Enumerable.Repeat("Norvane 🚀 ", 1_000))));

        var fault = Assert.Single(draft.Faults);
        Assert.Equal(ClaimFaultKind.AbsentQuote, fault.Kind);
        Assert.InRange(fault.Detail.Length, 1, 400);
        Assert.Empty(draft.Claims);
    }

    [Fact]
    public void A_claim_without_a_quote_is_unquoted()
    {
        var draft = Check(Ferry, True);

        Assert.Equal(ClaimFaultKind.Unquoted, Assert.Single(draft.Faults).Kind);
        Assert.Empty(draft.Claims);
    }

    [Fact]
    public void Page_furniture_is_no_quote_even_when_it_was_shown()
    {
        var passages = StoryPassages.OfText("The museum sold two jars, its director said on Monday.\n\nMost Popular\n\nThe city bought a tower.\n\nSign up for our newsletter", "page");
        var furniture = passages.Index().First(p => p.Item.Passage.Kind == PassageKind.Furniture);

        var draft = Check(passages, furniture.Item.Text, new ModelQuote(furniture.Index + 1, furniture.Item.Text));

        Assert.Equal(ClaimFaultKind.Unquoted, Assert.Single(draft.Faults).Kind);
        Assert.Empty(draft.Claims);
    }

    [Fact]
    public void Words_of_a_passage_that_was_not_shown_are_no_quote()
    {
        var draft = Check([.. Ferry.Take(2)], True, new ModelQuote(1, True));

        Assert.Equal(ClaimFaultKind.Unquoted, Assert.Single(draft.Faults).Kind);
        Assert.Empty(draft.Claims);
    }

    [Fact]
    public void Words_of_another_workspace_are_no_quote()
    {
        const string Secret = "The treasurer paid the ransom on Friday.";
        var elsewhere = StoryPassages.OfText(Secret, "secret", "discord:2");

        var draft = Check(Ferry, Secret, new ModelQuote(1, Secret), new ModelQuote(Ferry.Count + 1, Secret));

        Assert.Equal(Secret, elsewhere[0].Text);
        Assert.All(draft.Faults, f => Assert.Equal(ClaimFaultKind.AbsentQuote, f.Kind));
        Assert.Equal(2, draft.Faults.Length);
        Assert.Empty(draft.Claims);
    }

    [Fact]
    public void Two_workspaces_with_a_source_of_one_name_are_told_apart()
    {
        var own = StoryPassages.OfText("The museum sold two jars, its director said on Monday.", "news", "discord:1");
        var general = StoryPassages.OfText("The city bought the old tower on Tuesday.", "news");

        var draft = Check([.. own, .. general], "The city bought the old tower on Tuesday.", new ModelQuote(1, "The city bought the old tower on Tuesday."));
        var right = Check([.. own, .. general], "The city bought the old tower on Tuesday.", new ModelQuote(2, "The city bought the old tower on Tuesday."));

        Assert.Equal(ClaimFaultKind.MisattributedQuote, Assert.Single(draft.Faults).Kind);
        Assert.Equal(SourceLimits.DefaultWorkspace, Assert.Single(Assert.Single(right.Claims).Quotes).WorkspaceId);
    }

    [Fact]
    public void Words_that_stand_twice_are_quoted_from_the_passage_that_is_named()
    {
        var passages = StoryPassages.OfText("Nobody at the museum believes that the gallery will close in May.\n\nThe gallery will close in May, director Salome Wick said.", "gallery");

        var denied = Check(passages, "The gallery will close in May.", new ModelQuote(1, "the gallery will close in May"));
        var said = Check(passages, "The gallery will close in May, Salome Wick said.", new ModelQuote(2, "The gallery will close in May"));

        Assert.Empty(denied.Claims);
        Assert.Equal(passages[1].Passage.Start, Assert.Single(Assert.Single(said.Claims).Quotes).Start);
    }

    [Fact]
    public void A_claim_keeps_the_quotes_that_stand_and_loses_the_others()
    {
        var draft = Check(
            Both,
            "  Norvane has asked Blue Petrel Ferries to carry its passengers. ",
            new ModelQuote(3, "Blue Petrel will gladly help"),
            new ModelQuote(1, "Norvane has asked its smaller rival, Blue Petrel Ferries, to carry its booked passengers to Skellin."));

        var claim = Assert.Single(draft.Claims);
        Assert.Equal("Norvane has asked Blue Petrel Ferries to carry its passengers.", claim.Text);
        Assert.StartsWith("Norvane has asked", Assert.Single(claim.Quotes).Text, StringComparison.Ordinal);
        Assert.Empty(draft.Faults);
    }

    [Fact]
    public void A_denial_outside_of_the_quote_counts()
    {
        var draft = Check(Ferry, "The company will sail again.", new ModelQuote(1, "sail again"));

        Assert.Equal(ClaimFaultKind.Unsupported, Assert.Single(draft.Faults).Kind);
        Assert.Empty(draft.Claims);
    }

    [Theory]
    [InlineData("The angry trucking firm Castell Freight suspended its night deliveries.", "angry")]
    [InlineData("Castell Freight suspended all its night deliveries.", "all")]
    [InlineData("Trucking firms suspended their night deliveries to the island on Tuesday.", "firms")]
    [InlineData("Castell Freight suspended its night deliveries because the island suspended it.", "because")]
    [InlineData("Castell Freight never suspended its night deliveries.", "never")]
    public void A_claim_that_adds_a_word_to_its_quotes_is_told_the_word(string claim, string added)
    {
        const string Quote = "The trucking firm Castell Freight suspended its night deliveries to the island on Tuesday.";

        var draft = Check(Ferry, claim, new ModelQuote(Ferry.Index().First(p => p.Item.Text.Contains(Quote, StringComparison.Ordinal)).Index + 1, Quote));

        var fault = Assert.Single(draft.Faults);
        Assert.Equal(ClaimFaultKind.Unsupported, fault.Kind);
        Assert.Contains($"“{added}” isn't said there", fault.Detail, StringComparison.Ordinal);
        Assert.Empty(draft.Claims);
    }

    [Fact]
    public void No_more_than_a_handful_of_claims_and_quotes_is_read()
    {
        var claim = new ModelClaim(True, [.. Enumerable.Repeat(new ModelQuote(1, True), 1_000)]);

        var draft = new DraftChecker(Ferry).Check(new ModelDraft([.. Enumerable.Repeat(claim, 1_000)], []));

        Assert.InRange(draft.Claims.Length, 1, 10);
        Assert.All(draft.Claims, c => Assert.InRange(c.Quotes.Length, 1, 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("Norvane declined to comment: https://evil.example/a?b=c")]
    [InlineData("Norvane declined to comment, see evil.com for more.")]
    [InlineData("Norvane declined to comment, see x.com/norvane.")]
    [InlineData("Norvane declined to comment, see x.com for more.")]
    [InlineData("Norvane declined to comment, see go2.io for more.")]
    [InlineData("Norvane declined to comment, see www.evil for more.")]
    [InlineData("Norvane declined to comment, see 203.0.113.9 for more.")]
    [InlineData("Norvane declined to comment, see пример.рф for more.")]
    [InlineData("Norvane declined to comment, see evil。com for more.")]
    [InlineData("Norvane declined to comment: javascript:alert(1)")]
    [InlineData("@everyone Norvane declined to comment on it.")]
    [InlineData("<@123456789012345678> Norvane declined to comment on it.")]
    [InlineData("Norvane declined to comment on it #breaking")]
    [InlineData("Norvane declined to comment, write /start to go on.")]
    [InlineData("Norvane declined to comment on $NORV.")]
    [InlineData("Norvane **declined** to comment on it.")]
    [InlineData("Norvane _declined_ to comment on it.")]
    [InlineData("||Norvane|| declined to comment on it.")]
    [InlineData("Norvane `declined` to comment on it.")]
    [InlineData("[Norvane](evil) declined to comment on it.")]
    [InlineData("Norvane <b>declined</b> to comment on it.")]
    [InlineData("Norvane declined\nto comment on it.")]
    [InlineData("Norvane declined\r\nto comment on it.")]
    [InlineData("Norvane declined\u2028to comment on it.")]
    [InlineData("Norvane declined\u2029to comment on it.")]
    [InlineData("Norvane declined\u0000 to comment on it.")]
    [InlineData("Norvane declined\u001B[31m to comment on it.")]
    [InlineData("Norvane declined\u0085to comment on it.")]
    [InlineData("Norvane declined \u202Eto comment\u202C on it.")]
    [InlineData("Norvane declined \u2066to comment\u2069 on it.")]
    [InlineData("Nor\u200Bvane declined to comment on it.")]
    [InlineData("Nor\u200Dvane declined to comment on it.")]
    [InlineData("\uFEFFNorvane declined to comment on it.")]
    [InlineData("Norvane de\u00ADclined to comment on it.")]
    [InlineData("Norvane declined to comment on it.\U000E0041\U000E0042")]
    [InlineData("Norvane declined to comment on it \uE000.")]
    public void A_claim_that_is_no_plain_sentence_is_unfit(string claim)
    {
        var draft = Check(Ferry, claim, new ModelQuote(1, True));

        Assert.Equal(ClaimFaultKind.Unfit, Assert.Single(draft.Faults).Kind);
        Assert.Empty(draft.Claims);
    }

    // Attributes can't hold half a character.
    [Fact]
    public void Half_a_character_is_no_plain_sentence_and_no_quote()
    {
        var claim = Check(Ferry, "Norvane declined to comment on it \uD83D.", new ModelQuote(1, True));
        var quote = Check(Ferry, True, new ModelQuote(1, "\uDE80"));

        Assert.Equal(ClaimFaultKind.Unfit, Assert.Single(claim.Faults).Kind);
        Assert.Equal(ClaimFaultKind.AbsentQuote, Assert.Single(quote.Faults).Kind);
    }

    [Fact]
    public void A_claim_of_five_hundred_characters_is_unfit()
    {
        var draft = Check(Ferry, True.PadLeft(500, 'x'), new ModelQuote(1, True));

        Assert.Equal(ClaimFaultKind.Unfit, Assert.Single(draft.Faults).Kind);
        Assert.Empty(draft.Claims);
    }

    [Theory]
    [InlineData("The U.S. budget grew by $3.5bn and 2.5 million km/h at 5 a.m., Dr. J. Smith (Ph.D.) said: it’s “fine” – and/or good; 50 % or so.")]
    [InlineData("می\u200Cخواهم 👩\u200D🚀 Ünïcödé 東京 é")]
    [InlineData("The show opens on 12.10.2024 at 7.30 pm, as no. 4 of 5.")]
    public void Ordinary_punctuation_and_other_scripts_are_plain(string claim)
    {
        Assert.Null(PlainSentence.FindFault(claim));
    }

    [Fact]
    public void Random_text_is_checked_without_a_fault_of_its_own()
    {
        var texts = RandomText.Many(400).ToList();

        var drafts = texts.Select((text, i) => Check(Both, text, new ModelQuote(i % 20, texts[^(i + 1)]), new ModelQuote(1, text), new ModelQuote(1, True))).ToList();

        AssertQuotesStand(drafts);
    }

    [Fact]
    public void Random_sources_are_quoted_in_their_exact_words()
    {
        var drafts = RandomText.Many(200)
            .Where(text => SourceDraft.Read(new SourceMaterial(SourceLimits.DefaultWorkspace, text, "test", "A test needs it."), current: null) is SourceDraft.Usable)
            .Select(text => (text, passages: StoryPassages.OfText(text, "random")))
            .Select(t => Check(t.passages, t.text, new ModelQuote(1, t.text), new ModelQuote(1, t.text.ToUpperInvariant()), new ModelQuote(1, t.passages[^1].Text), new ModelQuote(t.passages.Count, t.passages[0].Text[..(t.passages[0].Text.Length / 2)])))
            .ToList();

        Assert.NotEmpty(drafts);
    }

    [Fact]
    public void Hostile_text_of_the_corpus_is_checked_without_a_fault_of_its_own()
    {
        var rows = Robustness.Read("naughty.jsonl");

        var drafts = rows.SelectMany(r => new[] { Check(Both, r.Payload, new ModelQuote(1, True)), Check(Both, True, new ModelQuote(1, r.Payload)), Check(Both, r.Payload, new ModelQuote(2, r.Payload)) }).ToList();

        AssertQuotesStand(drafts);
    }

    [Fact]
    public void There_are_attacks_of_every_kind_in_every_place()
    {
        var attacks = Attack.Read();

        Assert.All(["question", "source", "title"], where => Assert.True(attacks.Count(a => a.Where == where) >= 50));
        Assert.All(attacks.GroupBy(a => a.Where), place => Assert.Equal(
            ["false-claim", "false-quote", "format", "link", "mention", "other-workspace", "prompt", "token"],
            place.Select(a => a.Wants).Distinct().Order()));
        Assert.Equal(attacks.Count, attacks.DistinctBy(a => a.Text).Count());
        Assert.Equal(attacks.Count, attacks.DistinctBy(a => a.Id).Count());
        Assert.All(attacks, a => Assert.False(string.IsNullOrWhiteSpace(a.Echo)));
    }

    [Fact]
    public void What_a_model_says_that_obeys_an_attack_is_no_claim_when_it_quotes_itself()
    {
        var claims = Attack.Read().Select(a => (a, Draft: Check(Stories, a.Echo, [.. Stories.Select((_, i) => new ModelQuote(i + 1, a.Echo)).Where((_, i) => i % 6 == 0)])));

        Assert.All(claims, c => Assert.Empty(c.Draft.Claims));
    }

    [Fact]
    public void What_a_model_says_that_obeys_an_attack_is_no_claim_when_it_quotes_a_true_sentence()
    {
        var passed = Attack.Read()
            .SelectMany(a => Stories.Select((p, i) => (a, p, Draft: Check(Stories, a.Echo, new ModelQuote(i + 1, p.Text)))))
            .Where(c => c.Draft.Claims.Length > 0)
            .Select(c => $"{c.a.Id}: {c.a.Echo}\n    {c.p.Text}")
            .ToList();

        Assert.True(passed.Count == 0, string.Join('\n', passed));
    }

    // A source that says so is a source that says so: what its inspection lets through, the check of claims can't tell from news.
    [Fact]
    public void What_a_model_says_that_obeys_an_attack_is_seldom_a_claim_when_it_quotes_the_attack()
    {
        var attacks = Attack.Read().Where(a => a.Article is not null).ToList();

        var passed = attacks
            .Select(a => (Attack: a, Passages: StoryPassages.OfText(a.Article!, "harbour")))
            .Where(a => a.Passages.Index().Any(p => Check(a.Passages, a.Attack.Echo, new ModelQuote(p.Index + 1, p.Item.Text), new ModelQuote(p.Index + 1, a.Attack.Echo)).Claims.Length > 0))
            .Select(a => $"{a.Attack.Id} ({a.Attack.Wants}): {a.Attack.Echo}")
            .ToList();

        Assert.DoesNotContain(passed, p => p.Contains("(link)", StringComparison.Ordinal) || p.Contains("(mention)", StringComparison.Ordinal) || p.Contains("(format)", StringComparison.Ordinal));
        Assert.True(passed.Count <= MeasuredOfPoisoned, $"{passed.Count} of {attacks.Count}:\n{string.Join('\n', passed)}");
    }

    private static void AssertQuotesStand(List<CheckedDraft> drafts) => Assert.All(drafts.SelectMany(d => d.Claims).SelectMany(c => c.Quotes), quote =>
    {
        var revision = Both.Select(p => p.Revision).First(r => r.SourceId == quote.SourceId);
        Assert.Equal(quote.Text, revision.Text.Substring(quote.Start!.Value, quote.Text.Length));
    });

    private static CheckedDraft Check(IReadOnlyList<RetrievedPassage> passages, string claim, params ImmutableArray<ModelQuote> quotes) =>
        new DraftChecker(passages).Check(new ModelDraft([new ModelClaim(claim, quotes)], []));
}
