using NetCompiler;

namespace Zoo;

/// <summary>
/// A language model of characters (Graves, arXiv:1308.0850): two layers of LSTM that give the next character behind each of up to 32, which are 26 letters
/// and a blank; 56,459 parameters under PyTorch's names. It also goes through a text of any length, one character a call.
/// </summary>
[Network(Streaming = true)]
[Input(Steps = 32, Type = ElementType.Int32)]
[Embedding(27, 16, Name = "embedding"), LSTM(64, Layers = 2, Dropout = 0.05f, Name = "lstm"), Dense(27, Name = "linear")]
[CrossEntropyLoss]
[Softmax]
public sealed partial class CharacterLSTM;
