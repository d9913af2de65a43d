using System.Linq;
using NetCompiler.Compiler.Tests.Layers;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;
using Zoo;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>The zoo's LSTM of characters learns a text by heart, and writes it down, one character a call.</summary>
public class CharacterTests
{
    private const string Text = "the owl and the pussycat went to sea in a beautiful pea green boat they took some honey and plenty of money ";

    [Fact]
    public void LearnsAText()
    {
        CharacterLSTM network = new(seed: 1);
        CharacterText.Learn(network, Text, epochs: 40);

        // From some characters on, it goes on by itself, and begins again at the end.
        Assert.Equal(Text + Text[..20], CharacterText.Continue(network, Text[..8], Text.Length + 12));
    }

    // Blocks of rows go through a recurrence at the same time, none at the step of another.
    [Fact]
    public void ThreadsChangeNoBit()
    {
        Assert.All(Enumerable.Repeat(2, 4), threads => Assert.Equal(Trained(threads: 1), Trained(threads)));

        static float[] Trained(int threads)
        {
            CharacterLSTM network = new(seed: 1);
            CharacterText.Learn(network, Text, epochs: 2, threads);
            float[] output = new float[CharacterLSTM.OutputLength];
            network.Predict(new int[CharacterLSTM.InputLength], output);
            return output;
        }
    }

    [Fact]
    public void AgreesWithTheReference()
    {
        CompiledNetwork compiled = NetworkAssembly.Compile([Networks.Declare("Characters", "") with { Layers = DeclaredLayers.Of(typeof(CharacterLSTM)) }])[0];
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 1, 3);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }

    [Fact]
    public void HasTheTensorsOfPyTorch() => Assert.Equal(
        [
            "embedding.weight 27x16", "lstm.weight_ih_l0 256x16", "lstm.weight_hh_l0 256x64", "lstm.bias_ih_l0 256", "lstm.bias_hh_l0 256",
            "lstm.weight_ih_l1 256x64", "lstm.weight_hh_l1 256x64", "lstm.bias_ih_l1 256", "lstm.bias_hh_l1 256", "linear.weight 27x64", "linear.bias 27",
        ],
        CharacterLSTM.Info.Parameters.Select(parameter => $"{parameter.Name} {string.Join('x', parameter.Shape)}"));
}
