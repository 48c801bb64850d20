using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Language;

public sealed class RoleFinderTests
{
    [Theory]
    [InlineData("The harbour office suspended the ferry.", "suspended", "The harbour office", "the ferry")]
    [InlineData("The union, which rejected the offer, walked out.", "walked", "The union", "out")]
    [InlineData("The union, which rejected the offer, walked out.", "rejected", "The union", "the offer")]
    [InlineData("The letter signed by Ada Quill arrived yesterday.", "arrived", "The letter", "yesterday")]
    [InlineData("The mayor said that the council had rejected the plan.", "rejected", "the council", "the plan")]
    [InlineData("The mayor's decision to close the bridge angered the union.", "angered", "The mayor's decision to close the bridge", "the union")]
    public void The_agent_stands_before_an_active_verb_and_the_patient_behind_it(string text, string verb, string agent, string patient) =>
        AssertRoles(text, verb, agent, patient, isPassive: false);

    [Theory]
    [InlineData("The ferry was suspended by the harbour office.", "suspended", "the harbour office", "The ferry")]
    [InlineData("The boats were being repaired by Orlo Docks.", "repaired", "Orlo Docks", "The boats")]
    [InlineData("The bridge was not closed.", "closed", null, "The bridge")]
    [InlineData("The bridge was not closed by the mayor last week.", "closed", "the mayor", "The bridge")]
    [InlineData("The letter signed by Ada Quill arrived yesterday.", "signed", "Ada Quill", "The letter")]
    public void A_passive_turns_them_round(string text, string verb, string? agent, string patient) =>
        AssertRoles(text, verb, agent, patient, isPassive: true);

    [Theory]
    [InlineData("Vessin Air cancelled its flights after losing two engines.", "losing", "Vessin Air", "two engines")]
    [InlineData("After cancelling its flights, Vessin Air hired Corlan Jets.", "cancelling", "Vessin Air", "its flights")]
    [InlineData("After cancelling its flights, Vessin Air hired Corlan Jets.", "hired", "Vessin Air", "Corlan Jets")]
    [InlineData("Vessin Air hired Corlan Jets and sold two planes.", "sold", "Vessin Air", "two planes")]
    [InlineData("Vessin Air hired Corlan Jets and sold two planes.", "hired", "Vessin Air", "Corlan Jets")]
    [InlineData("The mayor said that she would close the bridge and reopen the tunnel.", "close", "The mayor", "the bridge")]
    [InlineData("The mayor said that she would close the bridge and reopen the tunnel.", "reopen", "The mayor", "the tunnel")]
    public void Verbs_share_their_subject(string text, string verb, string agent, string patient) =>
        AssertRoles(text, verb, agent, patient, isPassive: false);

    [Fact]
    public void What_is_inserted_between_commas_does_not_hide_the_agent()
    {
        var (sentence, roles) = Find("Ada Quill, the director of the Tarn Museum, sold 12 paintings.", "sold");

        Assert.Equal(0, roles.Agent?.First);
        Assert.Equal("12 paintings", sentence.TextOf(roles.Patient!.Value.First, roles.Patient.Value.End));
    }

    [Fact]
    public void A_pronoun_that_nothing_in_the_sentence_explains_says_so()
    {
        var (_, roles) = Find("He did not close the bridge.", "close");

        Assert.True(roles.AgentIsPronoun);
        Assert.True(Find("The council rejected the plan, she said.", "said").Roles.AgentIsPronoun);
        Assert.False(Find("The mayor said that she would close the bridge.", "close").Roles.AgentIsPronoun);
    }

    [Theory]
    [InlineData("He did not close the bridge.", "close", true)]
    [InlineData("The company never paid the crew.", "paid", true)]
    [InlineData("The company paid the crew.", "paid", false)]
    [InlineData("The inspector found no fault.", "found", true)]
    [InlineData("It is not just the company that pays the crew.", "pays", false)]
    public void A_verb_is_negated_by_the_words_before_it(string text, string verb, bool isNegated)
    {
        var (sentence, roles) = Find(text, verb);

        Assert.Equal(isNegated, VerbFinder.IsNegated(sentence, roles.Verb));
    }

    [Fact]
    public void Roles_of_any_text_lie_in_it()
    {
        foreach (var text in RandomText.Many(3_000))
        {
            var sentence = new Sentence(text, new TextSpan(0, text.Length));
            for (var i = 0; i < sentence.Tokens.Length; i++)
            {
                var roles = RoleFinder.Find(sentence, i);

                Assert.All(
                    new[] { roles.Agent, roles.Patient }.OfType<TokenRange>(),
                    r => Assert.True(r.First >= 0 && r.First < r.End && r.End <= sentence.Tokens.Length, $"{i}: {text}"));
            }
        }
    }

    private static void AssertRoles(string text, string verb, string? agent, string? patient, bool isPassive)
    {
        var (sentence, roles) = Find(text, verb);

        Assert.Equal((agent, patient, isPassive), (TextOf(roles.Agent), TextOf(roles.Patient), roles.IsPassive));

        string? TextOf(TokenRange? range) => range is { } r ? sentence.TextOf(r.First, r.End) : null;
    }

    private static (Sentence Sentence, Roles Roles) Find(string text, string verb)
    {
        var sentence = new Sentence(text, new TextSpan(0, text.Length));
        return (sentence, RoleFinder.Find(sentence, Array.FindIndex(sentence.Tokens, t => t.Word == verb)));
    }
}
