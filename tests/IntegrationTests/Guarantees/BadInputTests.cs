using System;
using System.IO;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Bad input gets an error that says what was expected and found, and the network works on as before.</summary>
public class BadInputTests
{
    private readonly ImageClassifier _network = new(seed: 1);
    private readonly float[] _image = new float[ImageClassifier.InputLength];
    private readonly float[] _before = new float[ImageClassifier.OutputLength];

    public BadInputTests() => _network.Predict(_image, _before);

    [Theory]
    [InlineData(125, 5, "input has 125 elements; 'ImageClassifier' takes 126 for each row")]
    [InlineData(0, 5, "input has 0 elements")]
    [InlineData(126, 6, "output has 6 elements; 1 rows of 5 for 'ImageClassifier' need exactly 5.")]
    public void Lengths(int input, int output, string message) =>
        Fails<ArgumentException>(message, () => _network.Predict(new float[input], new float[output]));

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void TokenIds(int id)
    {
        TokenClassifier network = new();
        float[] output = new float[2 * TokenClassifier.OutputLength];
        string message = $"input has the token id {id} in row 1; this network knows 0 to 10.";
        Fails<ArgumentOutOfRangeException>(message, () => network.Predict([1, 2, 3, 4, 5, id, 7, 8], output));
        TrainingSession<TokenClassifier.Batch> session = new(network, new TrainingOptions { BatchSize = 2 });
        session.Batch.RowCount = 2;
        session.Batch.Inputs[5] = id;
        Fails<ArgumentOutOfRangeException>($"Inputs has the token id {id} in row 1", () => session.Step());
        session.Batch.Inputs[5] = 0;
        Assert.True(float.IsFinite(session.Step()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Labels(int label)
    {
        TrainingSession<ImageClassifier.Batch> session = Session();
        session.Batch.Targets[1] = label;
        Fails<ArgumentOutOfRangeException>($"Targets has the label {label} in row 1; this network knows 0 to 4.", () => session.Step());
        Assert.Equal(0, session.StepCount);
        session.Batch.Targets[1] = 0;
        Assert.True(float.IsFinite(session.Step()));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Numbers(float value)
    {
        TrainingSession<ImageClassifier.Batch> session = Session();
        session.Batch.Inputs[130] = value;
        Fails<ArgumentException>("in row 1", () => session.Step());
        session.Batch.Inputs[130] = 0;
        Assert.True(float.IsFinite(session.Step()));
    }

    [Fact]
    public void Files()
    {
        Fails<InvalidDataException>("safetensors", () => ImageClassifier.Load("no safetensors file, but some text"u8));
        using MemoryStream saved = new();
        _network.Save(saved);
        byte[] bytes = saved.ToArray();
        Fails<InvalidDataException>("", () => ImageClassifier.Load(bytes.AsSpan(0, bytes.Length / 2)));
        Fails<InvalidDataException>("conv2d0.weight", () => TokenClassifier.Load(bytes));
        Fails<FileNotFoundException>("missing.safetensors", () => ImageClassifier.Load(Path.Combine(Path.GetTempPath(), "missing.safetensors")));
        Fails<IOException>("Nothing was changed", () => _network.Save(Path.Combine(Path.GetTempPath(), "no such folder", "x.safetensors")));
        Assert.Equal(_before, Predict(ImageClassifier.Load(bytes)));
    }

    private TrainingSession<ImageClassifier.Batch> Session()
    {
        TrainingSession<ImageClassifier.Batch> session = new(_network, new TrainingOptions { BatchSize = 4, Threads = 1 });
        RandomImages.Make(4).Fill([0, 1, 2, 3], session.Batch);
        return session;
    }

    private void Fails<T>(string message, Action action)
        where T : Exception
    {
        T exception = Assert.ThrowsAny<T>(action);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(_before, Predict(_network));
    }

    private float[] Predict(ImageClassifier network)
    {
        float[] output = new float[ImageClassifier.OutputLength];
        network.Predict(_image, output);
        return output;
    }
}
