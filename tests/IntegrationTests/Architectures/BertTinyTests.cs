using System.Linq;
using NetCompiler.Compiler.Tests.Layers;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;
using Zoo;

namespace NetCompiler.IntegrationTests.Architectures;

/// <summary>A small BERT: its size, its arithmetic against double precision, and that it learns. The campaigns compare the large one with PyTorch.</summary>
public class BertTinyTests
{
    private const int Samples = 16, Tokens = 32;

    [Fact]
    public void HasThePublishedNumberOfParameters()
    {
        BertTiny network = new(seed: 1);
        long count = ((INetwork)network).Parameters.Where(parameter => parameter.Name.StartsWith("bert.", System.StringComparison.Ordinal))
            .Sum(parameter => parameter.Shape.ToArray().Aggregate(1L, (product, size) => product * size));
        Assert.Equal(4_385_920, count);
        Assert.Contains("bert.encoder.layer.1.attention.self.query.weight", ((INetwork)network).Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void TheLargeOneHasTheTensorsOfTheFile()
    {
        PublishedArchitecture architecture = PublishedArchitecture.Read("bert_base");
        Assert.Equal(
            architecture.Tensors.Select(tensor => $"bert.{tensor.Name} {string.Join('x', tensor.Shape)}").Order(),
            BertBase.Info.Parameters.Select(parameter => $"{parameter.Name} {string.Join('x', parameter.Shape)}").Order());
        Assert.Equal(109_482_240, architecture.Parameters);
    }

    [Fact]
    public void AgreesWithTheReference()
    {
        CompiledNetwork compiled = NetworkAssembly.Compile([Networks.Declare("Tiny", "") with { Layers = DeclaredLayers.Of(typeof(BertTiny)) }])[0];
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 2);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }

    [Theory]
    [InlineData(31, 0, 0, "inputs.Mask has 31 elements; 'BertTiny' takes 32 for each row")]
    [InlineData(64, 0, 0, "inputs.Types has 32 elements; 2 rows of 32 for 'BertTiny' need exactly 64")]
    [InlineData(32, 2, 0, "inputs.Types has the token id 2 in row 0; this network knows 0 to 1")]
    [InlineData(32, 0, 30_522, "inputs.Ids has the token id 30522 in row 0; this network knows 0 to 30521")]
    [InlineData(32, 0, -1, "inputs.Ids has the token id -1 in row 0; this network knows 0 to 30521")]
    public void MasksOfOtherLengthsAndUnknownIdsAreRefused(int maskLength, int type, int id, string message)
    {
        int[] types = new int[Tokens], ids = new int[Tokens];
        (types[9], ids[9]) = (type, id);
        System.ArgumentException exception = Assert.ThrowsAny<System.ArgumentException>(() => new BertTiny(seed: 1).Predict(
            new BertTiny.Inputs { Mask = new float[maskLength], Types = types, Ids = ids }, new float[BertTiny.OutputLength]));
        Assert.Contains(message, exception.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void LearnsSixteenSamplesByHeart()
    {
        TrainingSession<BertTiny.Batch> session = new(
            new BertTiny(seed: 1), new TrainingOptions { BatchSize = Samples, Optimizer = new AdamW(1e-3f), Threads = 2 });
        for (int i = 0; i < Samples * Tokens; i++)
        {
            (int sample, int token) = (i / Tokens, i % Tokens);
            session.Batch.Ids[i] = CounterRandom.Below(1, (ulong)i, 30522);
            session.Batch.Types[i] = token < Tokens / 2 ? 0 : 1;
            session.Batch.Mask[i] = token < Tokens - sample ? 1 : 0;
        }

        for (int sample = 0; sample < Samples; sample++)
        {
            session.Batch.Targets[sample] = CounterRandom.Below(2, (ulong)sample, 2);
        }

        session.Batch.RowCount = Samples;
        float loss = float.NaN;
        for (int step = 0; step < 200 && !(loss < 0.01f); step++)
        {
            loss = session.Step();
        }

        Assert.True(loss < 0.01f, $"the loss is {loss} after 200 steps");
    }
}
