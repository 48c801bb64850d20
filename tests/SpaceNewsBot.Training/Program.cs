using SpaceNewsBot.Training;

switch (args)
{
    case ["count-words", var dataFolder, var outputFile]:
        BackgroundWordCounter.Run(dataFolder, outputFile);
        return 0;
    case ["learn", var dataFolder, var outputFile]:
        WeightsFile.Learn(dataFolder, outputFile);
        return 0;
    case ["try-features", var dataFolder]:
        FeatureTrial.Run(dataFolder);
        return 0;
    default:
        Console.Error.WriteLine("usage: SpaceNewsBot.Training count-words DATA_FOLDER OUTPUT.tsv | learn DATA_FOLDER OUTPUT.txt | try-features DATA_FOLDER");
        return 2;
}
