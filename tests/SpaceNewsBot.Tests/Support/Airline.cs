namespace SpaceNewsBot.Tests.Support;

/// <summary>A story that has nothing in common with those in the folder of stories, with its title and byline in the text.</summary>
internal static class Airline
{
    public const string Text =
        """
        Vessin Air drops its night routes
        By Ada Example

        Vessin Air cancelled its night routes to Holm on Thursday because two engines had failed, airline head Petra Lund said. She added that the pilots would be paid.

        Vessin Air asked its rival Corlan Jets to carry 640 passengers to Holm. Corlan Jets has not answered.

        The port of Holm cancelled its summer fair in May. Mayor Ode Krant wrote to Lund and thanked her.

        "We will fly again in June," Lund told reporters in Tarn. Engineer Sami Holt said that the engines were old.
        """;
}
