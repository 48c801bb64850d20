using SpaceNewsBot.Core.Answers;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

/// <summary>The words that lead an answer, by what the question asks for.</summary>
public sealed class ShortAnswerTests
{
    [Theory]
    [InlineData("What did the council reject?", "The council rejected the new tram line on Monday.", "the new tram line")]
    [InlineData("What was rejected by the council?", "The council rejected the new tram line on Monday.", "the new tram line")]
    [InlineData("What did the theatre end?", "The theatre ended its work with the puppet maker on Friday.", "its work with the puppet maker")]
    [InlineData("What polluted the lake?", "Fishermen say that diesel from the barge polluted the lake.", "diesel")]
    [InlineData("What was the fence covered by?", "The fence was covered by wild vines in summer.", "wild vines")]
    [InlineData("What did the orchestra ask the city for?", "The orchestra asked the city for a rehearsal room.", "a rehearsal room")]
    public void The_thing_asked_for_fills_the_place_that_the_question_leaves_open(string question, string text, string expected) => AssertLead(question, text, expected);

    [Theory]
    [InlineData("Which prize did Mara Lund win?", "The violinist Mara Lund won the Tarn Prize in Oslo.", "Tarn Prize")]
    [InlineData("What kind of bread did the bakery recall?", "The bakery recalled its dark rye bread.", "dark rye")]
    [InlineData("What title did the duke hold?", "The duke held the title of Warden of the North Gate.", "Warden of the North Gate")]
    public void A_noun_in_the_question_says_what_is_asked_for(string question, string text, string expected) => AssertLead(question, text, expected);

    [Theory]
    [InlineData("Which companies are under sanctions?", "Vera Holt wrote that companies of the rocket sector are under sanctions.")]
    [InlineData("What is the name of the bakery in Linz?", "The chain Kolibri has ordered bread from a bakery in Linz.")]
    [InlineData("Who blamed the bakery?", "The bakery blamed the mill for the metal.")]
    public void A_name_that_is_not_what_is_asked_for_leads_no_answer(string question, string text) =>
        Assert.Empty(EvidenceSelector.Select(question, [new EvidencePassage("p", "", text)]).ShortAnswers);

    [Fact]
    public void No_sentence_is_quoted_twice_where_several_answer()
    {
        EvidencePassage[] passages = [new("p", "", "Ida Vance said that the tower is safe. She said that the stairs are new. She said that the lift works.")];

        var quotes = EvidenceSelector.Select("What did Ida Vance say?", passages).Evidence;

        Assert.True(quotes.Length > 1);
        Assert.All(quotes.SelectMany((a, i) => quotes.Skip(i + 1).Select(b => (a, b))), q => Assert.True(q.a.QuoteEnd <= q.b.QuoteStart || q.b.QuoteEnd <= q.a.QuoteStart));
    }

    [Theory]
    [InlineData("What is the Skarn?", "The Skarn is a narrow valley of the eastern hills.", "a narrow valley of the eastern hills")]
    [InlineData("What was the capital of Norvane?", "Tarnholm was the capital of Norvane until 1840.", "Tarnholm")]
    [InlineData("What is a luthier?", "A luthier, a maker of violins, moved to Skellin.", "a maker of violins")]
    public void A_definition_is_the_other_side_of_is_or_of_a_comma(string question, string text, string expected) => AssertLead(question, text, expected);

    [Theory]
    [InlineData("Who praised the choir?", "The mayor of Tarn, Ada Quill, praised the choir.", "Ada Quill")]
    [InlineData("Who praised the choir?", "The neighbours praised the choir.", "The neighbours")]
    [InlineData("Whom did the club dismiss?", "Goalkeeper Jon Radek was dismissed by the club.", "Jon Radek")]
    [InlineData("To whom did the airline apologise?", "The airline apologised to the passengers on Friday.", "the passengers")]
    [InlineData("Who said that the bridge is safe?", "The bridge is safe, according to the Quay Post.", "the Quay Post")]
    public void A_party_is_a_name_or_else_the_noun_that_stands_for_one(string question, string text, string expected) => AssertLead(question, text, expected, alsoWithoutArticle: true);

    [Theory]
    [InlineData("How much did the museum pay?", "The museum paid 40,000 florins for the vase.", "40,000 florins")]
    [InlineData("How many vases did the museum buy?", "The museum bought 12 vases in Porto Vesk.", "12")]
    [InlineData("How deep is the lake?", "The lake is 30 metres deep.", "30 metres")]
    [InlineData("When was the tunnel built?", "The tunnel was built from 1962 to 1968.", "1962 to 1968")]
    [InlineData("Where did the circus perform?", "The circus performed in Quarrel Bay, Norvane.", "Quarrel Bay, Norvane")]
    [InlineData("How did the thieves enter the museum?", "The thieves entered the museum by breaking a window.", "by breaking a window")]
    public void Amounts_times_places_and_means_are_whole(string question, string text, string expected) => AssertLead(question, text, expected);

    [Theory]
    [InlineData("What did the mayor demand?", "The mayor demanded in a letter that the port be opened.")]
    [InlineData("What did the mayor say?", "The mayor said that the port would open.")]
    [InlineData("What did the club sign?", "The club has not signed the contract.")]
    public void Where_no_rule_tells_the_sentence_stands_alone(string question, string text) =>
        Assert.Empty(EvidenceSelector.Select(question, [new EvidencePassage("p", "", text)]).ShortAnswers);

    private static void AssertLead(string question, string text, string expected, bool alsoWithoutArticle = false)
    {
        var selection = EvidenceSelector.Select(question, [new EvidencePassage("p", "", text)]);

        Assert.True(selection.Answerable, "It wasn't answered.");
        Assert.NotEmpty(selection.ShortAnswers);
        var lead = text[selection.ShortAnswers[0].Start..selection.ShortAnswers[0].End];
        Assert.True(lead == expected || (alsoWithoutArticle && "the " + lead == expected), lead);
    }
}
