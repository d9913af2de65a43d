// The smallest program: a network of two layers learns exclusive or.

using System;
using NetCompiler;
using Xor;

InMemoryDataSet<float, float> data = new(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, XorNetwork.InputLength, new float[] { 0, 1, 1, 0 });
XorNetwork network = new(seed: 1);
TrainingResult result = network.Train(data, validation: null, new TrainingOptions { Optimizer = new Adam(0.05f), Epochs = 300, BatchSize = 4 });
Console.WriteLine(result);

float[] probabilities = new float[4];
network.Predict([0, 0, 0, 1, 1, 0, 1, 1], probabilities);
Console.WriteLine($"0 0: {probabilities[0]:F3}\n0 1: {probabilities[1]:F3}\n1 0: {probabilities[2]:F3}\n1 1: {probabilities[3]:F3}");
return probabilities is [< 0.1f, > 0.9f, > 0.9f, < 0.1f] ? 0 : 1;
