// A table with missing values: tells penguins apart by what was measured of them.

using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;
using Penguins;

List<Penguin> penguins = Penguin.Load();
int missing = penguins.Sum(PenguinFeatures.Missing), incomplete = penguins.Count(row => PenguinFeatures.Missing(row) > 0);
Console.WriteLine($"{penguins.Count} penguins; {missing} values of {incomplete} of them are missing.");

// Stratified: every species has the same share of all three parts.
int[][] rows = Split.Stratified([.. penguins.Select(row => row.Label())], [0.6, 0.2, 0.2], seed: 1);
List<Penguin>[] parts = Array.ConvertAll(rows, part => part.Select(row => penguins[row]).ToList());
PenguinFeatures features = new(parts[0]);
InMemoryDataSet<float, int>[] data = Array.ConvertAll(parts, features.DataOf);
Console.WriteLine($"{data[0].Count} to train on, {data[1].Count} to validate, {data[2].Count} to test.");

PenguinClassifier network = new(seed: 1);
TrainingOptions options = new()
{
    Optimizer = new AdamW(0.01),
    Epochs = 200,
    BatchSize = 16,
    Seed = 1,
    Metrics = [new F1()],
    EarlyStopping = new EarlyStopping { Patience = 20 },
};
Console.WriteLine(network.Train(data[0], data[1], options));

Accuracy accuracy = new();
F1 f1 = new();
ConfusionMatrix matrix = new();
float loss = network.Evaluate(data[2], [accuracy, f1, matrix]);
Console.WriteLine($"Test loss {loss:F4}, accuracy {accuracy.Value:F4}, macro F1 {f1.Value:F4}.");
Console.WriteLine($"Rows are species ({string.Join(", ", Penguin.AllSpecies)}), columns what was taken for them:\n{matrix}");

// One of which hardly anything is known.
Penguin stranger = new() { Species = "?", Island = "Biscoe", FlipperLength = 220 };
float[] probabilities = new float[PenguinClassifier.OutputLength];
network.Predict(features.Of(stranger), probabilities);
string guess = string.Join(", ", Penguin.AllSpecies.Zip(probabilities, (species, probability) => $"{species} {probability:P1}"));
Console.WriteLine($"From Biscoe, with flippers of 220 mm: {guess}.");
return accuracy.Value >= 0.97 ? 0 : 1;
