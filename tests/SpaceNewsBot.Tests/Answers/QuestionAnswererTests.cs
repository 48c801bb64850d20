using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

/// <summary>What the bot does with questions of each kind, on stories that have nothing in common.</summary>
public sealed class QuestionAnswererTests
{
    [Theory]
    [InlineData("ferry", "Why did the mayor of Skellin resign?")]
    [InlineData("ferry", "Why did the Dockhands' League suspend its route?")]
    [InlineData("ferry", "Did the port authority suspend the ferry?")]
    [InlineData("museum", "When did Gregor Amsel resign?")]
    [InlineData("museum", "Did the Hadrick Gallery halt its loans?")]
    [InlineData("museum", "Why did Gregor Amsel suspend the tours?")]
    [InlineData("observatory", "Why did the University of Arrin suspend its share?")]
    [InlineData("observatory", "Why did Bluewick suspend its flights?")]
    [InlineData("observatory", "Did Bluewick suspend the flights of its Heron rocket?")]
    [InlineData("airline", "Why did Corlan Jets cancel its night routes?")]
    public Task A_false_premise_is_not_confirmed(string story, string question) => AssertAbstainsAsync(story, question);

    [Theory]
    [InlineData("ferry", "Did Blue Petrel ask Norvane to carry its passengers?", "Did Norvane ask Blue Petrel to carry its passengers?", "Norvane has asked its smaller rival, Blue Petrel Ferries")]
    [InlineData("museum", "Who did the museum pay 750,000 florins a year?", "Who paid the museum 750,000 florins a year?", "Orvel has paid the museum")]
    [InlineData("observatory", "When did Lanz write to Osei-Brandt?", "When did Osei-Brandt write to Lanz?", "wrote to Lanz on Wednesday")]
    [InlineData("airline", "Did Corlan Jets ask Vessin Air to carry passengers?", "Did Vessin Air ask Corlan Jets to carry passengers?", "Vessin Air asked its rival")]
    public async Task Swapped_parties_are_no_answer_and_the_right_ones_are(string story, string swapped, string asItWas, string evidence)
    {
        await AssertAbstainsAsync(story, swapped);

        await AssertQuotesAsync(story, asItWas, evidence);
    }

    [Theory]
    [InlineData("ferry", "Why did Castell Freight suspend its night deliveries?", "Castell Freight suspended its night deliveries to the island")]
    [InlineData("ferry", "Why did the Ministry of Transport freeze the grant?", "the Ministry of Transport froze a grant")]
    [InlineData("museum", "Why did the Sorn Library halt its loans?", "The Sorn Library halted its loans of manuscripts")]
    [InlineData("observatory", "Why did Tessaly Rockets suspend its flights?", "Tessaly Rockets suspended the flights")]
    [InlineData("airline", "Why did the port of Holm cancel its summer fair?", "The port of Holm cancelled its summer fair")]
    public async Task Without_a_reason_in_the_story_the_answer_says_what_happened_and_that_the_reason_is_missing(string story, string question, string evidence)
    {
        var answer = await AssertQuotesAsync(story, question, evidence);

        Assert.Contains("reason", answer.Missing);
        Assert.StartsWith("“", answer.Claims[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ferry", "Why did Norvane Line suspend its route?", "because striking dock workers had blocked the loading ramps")]
    [InlineData("museum", "Why were the tours of the tower suspended?", "since the stairs had to be repaired")]
    [InlineData("observatory", "Why did Halvic halt the polishing?", "because of a power failure")]
    [InlineData("airline", "Why did Vessin Air cancel its night routes?", "because two engines had failed")]
    [InlineData("ferry", "When did Castell Freight suspend its night deliveries?", "Tuesday")]
    [InlineData("museum", "When do the tours start again?", "November 15")]
    [InlineData("observatory", "When will Mirador see first light?", "2029")]
    [InlineData("museum", "How many members do the Friends of the Museum have?", "3,200")]
    [InlineData("observatory", "For how long was the polishing halted?", "nine days")]
    [InlineData("observatory", "How many engineers does the University of Arrin keep at the site?", "twelve")]
    [InlineData("airline", "Who asked Corlan Jets to carry passengers?", "Vessin Air")]
    [InlineData("museum", "Who suspended the guided tours?", "the museum")]
    [InlineData("museum", "Who polluted the river?", "Orvel")]
    [InlineData("observatory", "Who turned to Bluewick?", "The consortium")]
    public async Task What_was_asked_for_leads_the_answer(string story, string question, string lead)
    {
        var answer = await AssertQuotesAsync(story, question, lead);

        Assert.StartsWith(lead, answer.Claims[0].Text, StringComparison.Ordinal);
        Assert.Empty(answer.Missing);
    }

    [Fact]
    public async Task A_reason_in_the_next_sentence_is_quoted_with_it()
    {
        var answer = await AssertQuotesAsync("observatory", "Why did the Calder Space Agency suspend its share?", "from 90 to 140 million marks without a vote");

        Assert.Empty(answer.Missing);
    }

    [Theory]
    [InlineData("Why did Cafe Muller close its terrace?")]
    [InlineData("why did CAFÉ MÜLLER close its terrace")]
    public async Task Accents_and_capitals_need_not_be_typed(string question)
    {
        using var room = await StoryRoom.OfTextsAsync("# Café Müller closes its terrace\n\nCafé Müller closed its terrace in Tarn on Monday because the roof leaks, owner Zoë Brandt said.");

        var answer = await room.AskAsync(question);

        Assert.True(answer is GroundedAnswer grounded && grounded.Claims[0].Text.StartsWith("because the roof leaks", StringComparison.Ordinal), StoryRoom.Describe(answer));
    }

    [Theory]
    [InlineData("ferry", "Has Blue Petrel agreed?", "It has not said whether it will agree.")]
    [InlineData("ferry", "What did Ines Corvath say about the walkout?", "Its leader, Ines Corvath, said that the walkout was legal")]
    [InlineData("museum", "Has Orvel answered the Friends of the Museum?", "The company has yet to answer them.")]
    [InlineData("observatory", "Who invited Lanz to a meeting?", "invited him to a meeting in Porto Vesk")]
    public Task A_pronoun_stands_for_the_party_of_the_sentence_before(string story, string question, string evidence) =>
        AssertQuotesAsync(story, question, evidence);

    [Theory]
    [InlineData("ferry", "Did Norvane comment on the memo?", "Norvane declined to comment on it.")]
    [InlineData("museum", "Will any exhibition be called off?", "no exhibition would be cancelled")]
    [InlineData("observatory", "Did Lanz accept the invitation?", "Lanz has not accepted the invitation.")]
    [InlineData("airline", "Has Corlan Jets answered?", "Corlan Jets has not answered.")]
    public Task A_denial_answers_whether_something_happened(string story, string question, string evidence) =>
        AssertQuotesAsync(story, question, evidence);

    [Theory]
    [InlineData("ferry", "What did Henrik Solvane say?", "chief executive Henrik Solvane said")]
    [InlineData("museum", "What did Ada Brisk say?", "councillor Ada Brisk said")]
    [InlineData("observatory", "What did Yara Osei-Brandt say?", "Yara Osei-Brandt, who chairs the consortium, said")]
    [InlineData("airline", "What did Sami Holt say?", "Engineer Sami Holt said that the engines were old.")]
    public Task Somebody_is_quoted_with_their_own_words(string story, string question, string evidence) =>
        AssertQuotesAsync(story, question, evidence);

    [Theory]
    [InlineData("ferry", "What did Pell Ostrander say?")]
    [InlineData("museum", "What did Gregor Amsel say about the tours?")]
    [InlineData("museum", "What did the mayor of Lindgate say?")]
    [InlineData("observatory", "What did Dana Kostrow say about Calder?")]
    [InlineData("observatory", "What did Teodor Lanz say about Bluewick?")]
    [InlineData("airline", "What did Corlan Jets say?")]
    [InlineData("airline", "What did Ode Krant say about the engines?")]
    public Task Nobody_is_quoted_with_the_words_of_another(string story, string question) => AssertAbstainsAsync(story, question);

    [Theory]
    [InlineData("ferry", "How many ferries does Norvane own?")]
    [InlineData("ferry", "When was Castell Freight founded?")]
    [InlineData("museum", "How many paintings does the Hadrick Gallery lend?")]
    [InlineData("museum", "When was the museum built?")]
    [InlineData("observatory", "How much did the telescope cost?")]
    [InlineData("observatory", "When was the Halvic Consortium founded?")]
    [InlineData("airline", "How many pilots does Vessin Air have?")]
    [InlineData("airline", "When was Corlan Jets founded?")]
    [InlineData("ferry", "Who owns Castell Freight?")]
    [InlineData("ferry", "Who is the captain of the Lady Amarant?")]
    public Task Another_number_date_or_party_of_the_story_is_no_answer(string story, string question) => AssertAbstainsAsync(story, question);

    [Theory]
    [InlineData("ferry", "When did Norvane Line suspend its ferry route?", "why?", "because striking dock workers had blocked the loading ramps")]
    [InlineData("museum", "Who suspended the guided tours?", "And why?", "since the stairs had to be repaired")]
    [InlineData("observatory", "When did Halvic halt the polishing of the mirror?", "Why was that?", "because of a power failure")]
    [InlineData("airline", "When did Vessin Air cancel its night routes?", "why", "because two engines had failed")]
    [InlineData("ferry", "Why did Norvane Line suspend its ferry route?", "When was that?", "on Monday")]
    [InlineData("museum", "Why did the museum suspend the guided tours?", "when was that?", "In August")]
    [InlineData("observatory", "Why did Halvic halt the polishing of the mirror?", "and when?", "in December")]
    public async Task A_question_word_alone_asks_about_the_question_before_it(string story, string previous, string question, string evidence)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var answer = await room.AskAsync(question, previous);
        var alone = await room.AskAsync(question);

        Assert.True(answer is GroundedAnswer grounded && grounded.Citations.Any(c => c.Quote.Contains(evidence, StringComparison.Ordinal)), StoryRoom.Describe(answer));
        Assert.False(alone is GroundedAnswer other && other.Citations.Any(c => c.Quote.Contains(evidence, StringComparison.Ordinal)), "It needed no question before it.");
    }

    [Theory]
    [InlineData("ferry", "What did Norvane Line suspend?", "and Castell Freight?", "Castell Freight suspended its night deliveries")]
    [InlineData("museum", "What did the museum suspend?", "What about Orvel?", "suspended the Young Potters' Prize")]
    [InlineData("observatory", "What did the Calder Space Agency suspend?", "And Tessaly Rockets?", "Tessaly Rockets suspended the flights")]
    [InlineData("airline", "What did Vessin Air cancel?", "and the port of Holm?", "cancelled its summer fair")]
    public async Task Another_party_takes_the_place_of_the_one_asked_about_before(string story, string previous, string question, string evidence)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var answer = Assert.IsType<GroundedAnswer>(await room.AskAsync(question, previous));

        Assert.Contains(evidence, Assert.Single(answer.Citations).Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Why did Vessin Air cancel its night routes?", "and Corlan Jets?")]
    [InlineData("What did Vessin Air cancel?", "What about Engineer Sami Holt?")]
    public async Task A_follow_up_about_a_party_that_did_nothing_of_the_kind_is_refused(string previous, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync("airline");

        var answer = await room.AskAsync(question, previous);

        Assert.True(answer is Abstention, StoryRoom.Describe(answer));
    }

    [Fact]
    public async Task A_question_that_stands_alone_is_not_bent_by_the_one_before_it()
    {
        using var room = await StoryRoom.OfStoriesAsync("airline");

        var answer = Assert.IsType<GroundedAnswer>(await room.AskAsync("When did the port of Holm cancel its summer fair?", "Why did Vessin Air cancel its night routes?"));

        Assert.StartsWith("May", answer.Claims[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Who wrote the article?", "By Ada Example")]
    [InlineData("Who is the author of this story?", "By Ada Example")]
    [InlineData("What is the title of the article?", "Vessin Air drops its night routes")]
    [InlineData("What is the headline of this story?", "Vessin Air drops its night routes")]
    public async Task A_question_about_the_source_is_answered_from_its_byline_and_title(string question, string quote)
    {
        using var room = await StoryRoom.OfStoriesAsync("airline");

        var answer = Assert.IsType<GroundedAnswer>(await room.AskAsync(question));

        Assert.Equal(quote, Assert.Single(answer.Citations).Quote);
    }

    [Theory]
    [InlineData("Who wrote the article?", "author", "Mirelle Aasted")]
    [InlineData("When was the article published?", "date", "2024-05-15")]
    [InlineData("Who published the article?", "publisher", "Harbour Dispatch")]
    public async Task What_only_the_record_of_a_source_knows_is_told_without_a_quote(string question, string missing, string recorded)
    {
        using var room = await StoryRoom.OfStoriesAsync("ferry");

        var answer = Assert.IsType<Abstention>(await room.AskAsync(question));

        Assert.Equal([missing], answer.Missing);
        Assert.Contains(recorded, answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overview_tells_each_row_of_the_ledger_with_its_sentence()
    {
        using var room = await StoryRoom.OfStoriesAsync("ferry");

        var answer = Assert.IsType<GroundedAnswer>(await room.AskAsync("Who suspended what, and why?"));

        Assert.Collection(
            answer.Claims,
            c => Assert.Contains("because striking dock workers", c.Text, StringComparison.Ordinal),
            c => Assert.Contains("Castell Freight", c.Text, StringComparison.Ordinal),
            c => Assert.Contains("Ministry of Transport", c.Text, StringComparison.Ordinal));
        Assert.All(answer.Claims.Skip(1), c => Assert.Contains("Why: not said", c.Text, StringComparison.Ordinal));
        Assert.Contains("reason", answer.Missing);
    }

    [Fact]
    public async Task An_abstention_names_the_nearest_passage_and_gives_a_sentence()
    {
        using var room = await StoryRoom.OfStoriesAsync("ferry");

        var answer = Assert.IsType<Abstention>(await room.AskAsync("How old is Henrik Solvane?"));

        Assert.Contains("Henrik Solvane", answer.Nearest?.Quote, StringComparison.Ordinal);
        Assert.EndsWith(".", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_near_where_no_word_is_shared_or_no_source_is_stored()
    {
        using var room = await StoryRoom.OfStoriesAsync("ferry");
        using var empty = await StoryRoom.OfTextsAsync();

        Assert.Null(Assert.IsType<Abstention>(await room.AskAsync("Wer bäckt Brötchen?")).Nearest);
        Assert.Null(Assert.IsType<Abstention>(await empty.AskAsync("Who suspended what, and why?")).Nearest);
        Assert.Null(Assert.IsType<Abstention>(await empty.AskAsync("Who wrote the article?")).Nearest);
    }

    /// <summary>What users type that isn't a question.</summary>
    public static TheoryData<string> Oddities =>
    [
        "",
        " ",
        "?",
        "why?",
        "🚀🚀🚀",
        "Who stopped 🚢 the ferry? 🤔",
        "من علّق التعاون؟",
        "\u202Ewho stopped the ferry\u202C",
        "SELECT * FROM sources; DROP TABLE sources;--",
        "\"ferry\" AND (Norvane OR NEAR(dock, 5)) NOT title:*",
        "ferry* -Norvane ^2 {ferry}",
        "\uD83D who stopped \uDE80 the ferry",
        "e\u0301\u0301\u0301\u0301 Norvane",
        "who who who what what why why when where how",
        "by by by to to to of of of and and and",
        "'''''s's's 's",
        "U.S. U.S.A. A.B.C.D.E.F.",
        "\0\u0001\u0002",
        string.Concat(Enumerable.Repeat("why ", 500)),
        new string('a', Question.MaxLength),
        new string('?', Question.MaxLength),
        string.Concat(Enumerable.Repeat("🚀", Question.MaxLength / 2)),
        string.Concat(Enumerable.Repeat("Norvane suspended ", Question.MaxLength / 18)),
        string.Concat(Enumerable.Repeat("a.", Question.MaxLength / 2)),
    ];

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task Whatever_is_typed_gets_an_outcome(string question)
    {
        using var room = await StoryRoom.OfStoriesAsync("ferry");

        var outcomes = new[]
        {
            await room.AskAsync(question),
            await room.AskAsync(question, "Why did Norvane Line suspend its ferry route?"),
            await room.AskAsync("why?", question),
            await room.AskAsync("and Orvel?", question),
        };

        Assert.All(outcomes, o => Assert.True(o is GroundedAnswer or Abstention));
    }

    [Fact]
    public async Task Corpora_of_hostile_text_are_ordinary_questions()
    {
        var rows = Robustness.Read("naughty.jsonl").Concat(Robustness.Read("ftsquery.jsonl"));
        using var room = await StoryRoom.OfStoriesAsync("ferry");

        foreach (var (id, _, payload, _) in rows)
        {
            var answer = await room.AskAsync(payload[..Math.Min(payload.Length, Question.MaxLength)]);

            Assert.True(answer is GroundedAnswer or Abstention, id);
        }
    }

    private static async Task AssertAbstainsAsync(string story, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var answer = await room.AskAsync(question);

        Assert.True(answer is Abstention, StoryRoom.Describe(answer));
    }

    private static async Task<GroundedAnswer> AssertQuotesAsync(string story, string question, string evidence)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var answer = await room.AskAsync(question);

        Assert.True(answer is GroundedAnswer, StoryRoom.Describe(answer));
        var grounded = (GroundedAnswer)answer;
        Assert.True(grounded.Citations.Any(c => c.Quote.Contains(evidence, StringComparison.Ordinal)), StoryRoom.Describe(answer));
        return grounded;
    }
}
