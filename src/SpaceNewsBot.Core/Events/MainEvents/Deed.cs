using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>A verb of a sentence with its auxiliaries, who stands before it, and where what is said of them may end.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Order">Which verb of the sentence it is, from 0.</param>
/// <param name="Subject">What stands before it; null where nothing does.</param>
/// <param name="First">Its first token: an auxiliary or the verb.</param>
/// <param name="Verb">The verb's token; the auxiliary where there is no other.</param>
/// <param name="Ends">The places at which the predicate may end, each with the word or mark that comes next.</param>
internal sealed record Deed(ReadSentence Sentence, int Order, TokenRange? Subject, int First, int Verb, IReadOnlyList<(int End, string Next)> Ends);
