using System;
using System.Linq;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>A small LSTM learns a text by heart, and writes it down, one character a call.</summary>
public class CharacterTests
{
    private const string Text = "the owl and the pussycat went to sea in a beautiful pea green boat they took some honey and plenty of money ";

    [Fact]
    public void LearnsAText()
    {
        CharacterNetwork network = new(seed: 1);
        int[] ids = [.. Text.Concat(Text).Select(c => c == ' ' ? 0 : c - 'a' + 1)];
        const int Steps = CharacterNetwork.InputLength;
        int[] Windows(int from) => [.. Enumerable.Range(from, Text.Length).SelectMany(start => ids.Skip(start).Take(Steps))];
        InMemoryDataSet<int, int> data = new(Windows(0), Steps, Windows(1), Steps);
        float before = network.Evaluate(data);
        TrainingOptions options = new()
        {
            Optimizer = new Adam(1e-2f), Clipping = GradientClipping.ByGlobalNorm(0.5), Epochs = 70, BatchSize = 32, Threads = 2, Seed = 1,
        };
        network.Train(data, null, options);
        float after = network.Evaluate(data);
        Assert.InRange(before, 3, 3.6f);
        Assert.InRange(after, 0, 0.4f);

        // From some characters on, it goes on by itself.
        StreamState state = network.CreateStream();
        float[] next = new float[CharacterNetwork.StepOutputLength];
        int id = 0;
        string written = "";
        foreach (char given in Text[..8])
        {
            id = given == ' ' ? 0 : given - 'a' + 1;
            network.PredictStep([id], next, state);
            written += given;
        }

        while (written.Length < Text.Length)
        {
            id = Array.IndexOf(next, next.Max());
            written += id == 0 ? ' ' : (char)('a' + id - 1);
            network.PredictStep([id], next, state);
        }

        Assert.Equal(Text, written);
    }
}
