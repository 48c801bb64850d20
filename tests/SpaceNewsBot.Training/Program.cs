using SpaceNewsBot.Training;

if (args is not ["count-words", var dataFolder, var outputFile])
{
    Console.Error.WriteLine("usage: SpaceNewsBot.Training count-words DATA_FOLDER OUTPUT.tsv");
    return 2;
}

BackgroundWordCounter.Run(dataFolder, outputFile);
return 0;
