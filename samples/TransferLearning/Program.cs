// Trains on eight classes of Fashion-MNIST, then learns the two others from a hundred images: frozen, thawed, and from scratch.

using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using FashionMnist;
using NetCompiler;
using TransferLearning;

const int Seeds = 3;
Option<string> data = new("--data") { Description = "The folder of the four IDX files.", DefaultValueFactory = _ => FashionData.DefaultFolder };
Option<int> epochs = new("--epochs") { Description = "How often to go through the images of the eight classes.", DefaultValueFactory = _ => 2 };
RootCommand command = new("Transfer learning on Fashion-MNIST.") { data, epochs };
command.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(epochs)));
return command.Parse(args).Invoke();

static int Run(string folder, int epochs)
{
    try
    {
        InMemoryDataSet<float, int> train = FashionData.Load(folder, "train"), test = FashionData.Load(folder, "t10k");
        Console.WriteLine($"{"seed",-8} {"eight classes",14} {"frozen",10} {"thawed",10} {"from scratch",13}");
        TransferResult[] results = new TransferResult[Seeds];
        for (int seed = 0; seed < Seeds; seed++)
        {
            results[seed] = new TransferStudy(train, test, (ulong)seed).Run(epochs);
            Print($"{seed}", results[seed]);
        }

        Print("mean", new(
            results.Average(result => result.Pretrained), results.Average(result => result.Frozen),
            results.Average(result => result.Thawed), results.Average(result => result.FromScratch)));
        return 0;
    }
    catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

static void Print(string name, TransferResult result) => Console.WriteLine(FormattableString.Invariant(
    $"{name,-8} {result.Pretrained,14:F4} {result.Frozen,10:F4} {result.Thawed,10:F4} {result.FromScratch,13:F4}"));
